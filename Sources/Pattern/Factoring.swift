/// Go's rewriting of alternatives: what neighbours begin with is written once.
extension ParserStack {
  /// The alternatives after the four rounds.
  mutating func factor(_ alternatives: [ParserNode]) throws(PatternError) -> [ParserNode] {
    if alternatives.count < 2 { return alternatives }
    let byText = try factorText(alternatives)
    let byElement = try factorElements(byText)
    return Self.joinEmpty(joinSingles(byElement))
  }

  /// Round 1: `abc|abd` becomes `ab(?:c|d)`.
  private mutating func factorText(_ alternatives: [ParserNode]) throws(PatternError) -> [ParserNode] {
    var out: [ParserNode] = []
    var start = 0
    var common: ArraySlice<UInt32> = []
    var folds = false
    for index in 0...alternatives.count {
      var text: ArraySlice<UInt32> = []
      var textFolds = false
      if index < alternatives.count {
        let literal = Self.leadingLiteral(alternatives[index])
        text = literal?.points[...] ?? []
        textFolds = literal?.flags.contains(.fold) ?? false
        if textFolds == folds {
          let shared = zip(common, text).prefix { $0 == $1 }.count
          if shared > 0 {
            common = common.prefix(shared)
            continue
          }
        }
      }
      if index == start + 1 {
        out.append(alternatives[start])
      } else if index > start {
        out.append(try withoutText(alternatives[start..<index], common, folds))
      }
      start = index
      common = text
      folds = textFolds
    }
    return out
  }

  private mutating func withoutText(_ alternatives: ArraySlice<ParserNode>, _ text: ArraySlice<UInt32>, _ folds: Bool) throws(PatternError)
    -> ParserNode
  {
    let prefix = make(.literal, 0..<0)
    prefix.flags = folds ? [.fold] : []
    prefix.points = Array(text)
    let whole = alternatives.reduce(0..<0) { $0.joined($1.place) }
    if let literal = alternatives.first.flatMap(Self.leadingLiteral) {
      prefix.places = Array(literal.places.prefix(text.count))
      prefix.place = prefix.places.reduce(0..<0) { $0.joined($1) }
    }
    var rest: [ParserNode] = []
    for alternative in alternatives {
      let shortened = removeText(alternative, text.count)
      try check(shortened)
      rest.append(shortened)
    }
    let suffix = try collapse(rest, .alternation)
    let node = make(.concatenation, whole)
    node.parts = [prefix, suffix]
    return node
  }

  private static func leadingLiteral(_ node: ParserNode) -> ParserNode? {
    let first = node.kind == .concatenation ? node.parts.first ?? node : node
    return first.kind == .literal ? first : nil
  }

  private mutating func removeText(_ node: ParserNode, _ count: Int) -> ParserNode {
    if node.kind == .concatenation, let first = node.parts.first {
      let shortened = removeText(first, count)
      node.parts[0] = shortened
      if shortened.kind == .empty {
        release(shortened)
        node.parts.removeFirst()
        if node.parts.count == 1, let only = node.parts.first {
          release(node)
          return only
        }
      }
      return node
    }
    if node.kind == .literal {
      node.points.removeFirst(count)
      node.places.removeFirst(count)
      node.place = node.places.isEmpty ? node.place.upperBound..<node.place.upperBound : node.places.reduce(0..<0) { $0.joined($1) }
      if node.points.isEmpty { node.kind = .empty }
    }
    return node
  }

  /// Round 2: `[ab]c|[ab]d` becomes `[ab](?:c|d)`, for a class or a class a fixed number of times.
  private mutating func factorElements(_ alternatives: [ParserNode]) throws(PatternError) -> [ParserNode] {
    var out: [ParserNode] = []
    var start = 0
    var first: ParserNode?
    for index in 0...alternatives.count {
      var leading: ParserNode?
      if index < alternatives.count {
        leading = Self.leadingElement(alternatives[index])
        if let first, let leading, first.equals(leading), Self.mayBeFactored(first) { continue }
      }
      if index == start + 1 {
        out.append(alternatives[start])
      } else if index > start, let first {
        out.append(try withoutElement(alternatives[start..<index], first))
      }
      start = index
      first = leading
    }
    return out
  }

  private mutating func withoutElement(_ alternatives: ArraySlice<ParserNode>, _ element: ParserNode) throws(PatternError) -> ParserNode {
    let whole = alternatives.reduce(0..<0) { $0.joined($1.place) }
    var rest: [ParserNode] = []
    for (index, alternative) in alternatives.enumerated() {
      let shortened = removeElement(alternative, releasing: index > 0)
      try check(shortened)
      rest.append(shortened)
    }
    let suffix = try collapse(rest, .alternation)
    let node = make(.concatenation, whole)
    node.parts = [element, suffix]
    return node
  }

  private static func leadingElement(_ node: ParserNode) -> ParserNode? {
    let first = node.kind == .concatenation ? node.parts.first ?? node : node
    return first.kind == .empty ? nil : first
  }

  private static func mayBeFactored(_ node: ParserNode) -> Bool {
    if node.isSingle { return true }
    return node.kind == .counted && node.minimum == node.maximum && node.parts.allSatisfy(\.isSingle)
  }

  private mutating func removeElement(_ node: ParserNode, releasing: Bool) -> ParserNode {
    if node.kind == .concatenation, let first = node.parts.first {
      if releasing { release(first) }
      node.parts.removeFirst()
      if node.parts.count == 1, let only = node.parts.first {
        release(node)
        return only
      }
      return node
    }
    let end = node.place.upperBound
    if releasing { release(node) }
    return make(.empty, end..<end)
  }

  /// Round 3: neighbours that are single characters become one class.
  private mutating func joinSingles(_ alternatives: [ParserNode]) -> [ParserNode] {
    var out: [ParserNode] = []
    var run: [ParserNode] = []
    for alternative in alternatives {
      if alternative.isSingle {
        run.append(alternative)
        continue
      }
      out += joined(run)
      run = []
      out.append(alternative)
    }
    return out + joined(run)
  }

  private mutating func joined(_ singles: [ParserNode]) -> [ParserNode] {
    guard singles.count > 1 else { return singles }
    var singles = singles
    var greatest = 0
    for index in singles.indices.dropFirst()
    where (singles[greatest].kind, singles[greatest].runes) < (singles[index].kind, singles[index].runes) {
      greatest = index
    }
    singles.swapAt(0, greatest)
    for other in singles.dropFirst() {
      Self.merge(other, into: singles[0])
      release(other)
    }
    Self.simplifySet(singles[0])
    return [singles[0]]
  }

  /// Round 4: of neighbours that are empty one is left.
  private static func joinEmpty(_ alternatives: [ParserNode]) -> [ParserNode] {
    var out: [ParserNode] = []
    for alternative in alternatives {
      if alternative.kind == .empty, out.last?.kind == .empty { out.removeLast() }
      out.append(alternative)
    }
    return out
  }
}
