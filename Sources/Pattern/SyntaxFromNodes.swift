extension Syntax {
  /// The finished tree.
  init(_ node: ParserNode) {
    place = node.place
    switch node.kind {
    case .nothing, .openGroup, .bar: element = .nothing
    case .empty: element = .empty
    case .literal: element = .literal(Literal(points: node.points, places: node.places, folded: node.flags.contains(.fold)))
    case .set: element = .set(node.set)
    case .anyButNewline: element = .anyButNewline
    case .any: element = .any
    case .beginLine: element = .assertion(.beginLine)
    case .endLine: element = .assertion(.endLine)
    case .beginText: element = .assertion(.beginText)
    case .endText: element = .assertion(node.flags.contains(.wasDollar) ? .dollar : .endText)
    case .wordBoundary: element = .assertion(.wordBoundary)
    case .notWordBoundary: element = .assertion(.notWordBoundary)
    case .capture: element = .capture(Syntax(node.parts[0]), index: node.index, name: node.name)
    case .star: element = .repeated(Syntax(node.parts[0]), .star, lazy: node.flags.contains(.lazy))
    case .plus: element = .repeated(Syntax(node.parts[0]), .plus, lazy: node.flags.contains(.lazy))
    case .optional: element = .repeated(Syntax(node.parts[0]), .optional, lazy: node.flags.contains(.lazy))
    case .counted:
      let repetition = Repetition.counted(minimum: node.minimum, maximum: node.maximum)
      element = .repeated(Syntax(node.parts[0]), repetition, lazy: node.flags.contains(.lazy))
    case .concatenation: element = .concatenation(node.parts.map(Syntax.init))
    case .alternation: element = .alternation(node.parts.map(Syntax.init))
    }
  }
}
