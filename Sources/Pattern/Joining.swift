/// How the stack's top becomes a concatenation or an alternation.
extension ParserStack {
  /// Makes everything above the last mark one node.
  mutating func concatenate() throws(PatternError) {
    _ = mergeLiterals()
    let parts = popToMark()
    if parts.isEmpty {
      let end = nodes.last?.place.upperBound ?? 0
      try push(make(.empty, end..<end))
    } else {
      try push(collapse(parts, .concatenation))
    }
  }

  /// Makes everything above the last open group one node.
  mutating func alternate() throws(PatternError) {
    let parts = popToMark()
    parts.last.map(Self.simplifySet)
    try push(collapse(parts, .alternation))
  }

  private mutating func popToMark() -> [ParserNode] {
    let start = nodes.lastIndex { $0.kind.isMark }.map { $0 + 1 } ?? 0
    let parts = Array(nodes[start...])
    nodes.removeSubrange(start...)
    return parts
  }

  /// One node for `parts`; parts that are of the same kind are taken apart, so that no concatenation holds a concatenation.
  mutating func collapse(_ parts: [ParserNode], _ kind: ParserNode.Kind) throws(PatternError) -> ParserNode {
    if parts.count == 1, let only = parts.first { return only }
    let node = make(kind, parts.reduce(0..<0) { $0.joined($1.place) })
    for part in parts {
      if part.kind == kind {
        node.parts += part.parts
        release(part)
      } else {
        node.parts.append(part)
      }
    }
    guard kind == .alternation else { return node }
    node.parts = try factor(node.parts)
    guard node.parts.count == 1, let only = node.parts.first else { return node }
    release(node)
    return only
  }

  /// Handles `|`: what was concatenated goes below the bar, and into the class there if both are single characters.
  mutating func bar(_ place: Range<Int>) throws(PatternError) {
    try concatenate()
    if !swapBar() { _ = try push(.bar, place) }
  }

  /// Ends the innermost alternation.
  mutating func finishAlternation() throws(PatternError) {
    try concatenate()
    if swapBar() { nodes.removeLast() }
    try alternate()
  }

  private mutating func swapBar() -> Bool {
    let count = nodes.count
    guard count >= 2, nodes[count - 2].kind == .bar else { return false }
    let top = nodes[count - 1]
    if count >= 3, top.isSingle, nodes[count - 3].isSingle {
      let other = nodes[count - 3]
      let (greater, lesser) = top.kind > other.kind ? (top, other) : (other, top)
      nodes[count - 3] = greater
      Self.merge(lesser, into: greater)
      release(lesser)
      nodes.removeLast()
      return true
    }
    if count >= 3 { Self.simplifySet(nodes[count - 3]) }
    nodes.swapAt(count - 1, count - 2)
    return true
  }

  /// A class of everything, or of everything but the line feed, becomes the node that says so.
  static func simplifySet(_ node: ParserNode) {
    guard node.kind == .set else { return }
    if node.set == .all {
      node.kind = .any
    } else if node.set == .allButNewline {
      node.kind = .anyButNewline
    } else {
      return
    }
    node.set = CharacterSet()
  }

  /// Adds the characters of `lesser` to those of `greater`, whose kind is not below its own.
  static func merge(_ lesser: ParserNode, into greater: ParserNode) {
    greater.place = greater.place.joined(lesser.place)
    switch greater.kind {
    case .anyButNewline:
      if lesser.kind == .any || lesser.set.contains(10) || lesser.points.first == 10 { greater.kind = .any }
    case .set:
      greater.set = greater.set.union(lesser.characters)
    case .literal:
      if lesser.points == greater.points, lesser.flags == greater.flags { return }
      greater.set = greater.characters.union(lesser.characters)
      greater.kind = .set
      greater.points = []
      greater.places = []
    default: break
    }
  }
}

extension ParserNode {
  /// The characters of a class or of a literal of one character.
  fileprivate var characters: CharacterSet {
    guard kind == .literal, let point = points.first else { return set }
    return flags.contains(.fold) ? CaseFolding.set(of: point) : CharacterSet(sortedBounds: [point, point])
  }
}
