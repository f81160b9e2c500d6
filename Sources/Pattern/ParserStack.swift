/// The stack on which Go's parser builds its tree, with its merging, its limits and the order in which it applies them: which tree comes
/// out, and whether one comes out, both depend on it.
struct ParserStack {
  var nodes: [ParserNode] = []
  var flags: ParserFlags = [.oneLine]
  private let whole: Range<Int>
  private var released: [ParserNode] = []
  private var made = 0
  private var runes = 0
  private var repeats = 1
  private var measuresSize = false
  private var measuresHeight = false

  init(length: Int) {
    whole = 0..<length
  }

  mutating func make(_ kind: ParserNode.Kind, _ place: Range<Int>) -> ParserNode {
    guard let node = released.popLast() else {
      made += 1
      return ParserNode(kind, place)
    }
    node.reset(kind, place)
    return node
  }

  mutating func release(_ node: ParserNode) {
    node.height = nil
    released.append(node)
  }

  /// Pushes a new node that carries the flags in force.
  mutating func push(_ kind: ParserNode.Kind, _ place: Range<Int>) throws(PatternError) -> ParserNode {
    let node = make(kind, place)
    node.flags = flags
    try push(node)
    return node
  }

  mutating func pushLiteral(_ point: UInt32, _ place: Range<Int>) throws(PatternError) {
    let point = flags.contains(.fold) ? CaseFolding.least(point) : point
    if reuseTop(for: point, place) { return }
    let node = make(.literal, place)
    node.flags = flags
    node.points.append(point)
    node.places.append(place)
    try push(node)
  }

  /// Does at once what pushing a literal upon two others comes to: the topmost joins the one below, and its node is used again. The limits
  /// see the same as if a node had been made and the topmost released.
  private mutating func reuseTop(for point: UInt32, _ place: Range<Int>) -> Bool {
    guard !measuresSize, !measuresHeight, made + 1 < Limits.height, !released.isEmpty, nodes.count >= 2 else { return false }
    let top = nodes[nodes.count - 1]
    let below = nodes[nodes.count - 2]
    guard top.kind == .literal, below.kind == .literal, top.points.count == 1, top.flags.contains(.fold) == below.flags.contains(.fold)
    else {
      return false
    }
    runes += 1
    below.points.append(top.points[0])
    below.places.append(top.places[0])
    below.place = below.place.joined(top.place)
    top.points[0] = point
    top.places[0] = place
    top.place = place
    top.flags = flags
    return true
  }

  mutating func pushSet(_ set: CharacterSet, _ place: Range<Int>) throws(PatternError) {
    let node = make(.set, place)
    node.flags = flags
    node.set = set
    try push(node)
  }

  /// Pushes `node`. A class of one character, or of one character in both cases, becomes a literal; two literals below it become one.
  mutating func push(_ node: ParserNode) throws(PatternError) {
    runes += node.runes
    if node.kind == .set, let (point, folded) = Self.literal(of: node.set) {
      let flags = folded ? flags.union(.fold) : flags.subtracting(.fold)
      if mergeLiterals(adding: point, flags, node.place) { return }
      node.kind = .literal
      node.set = CharacterSet()
      node.points = [point]
      node.places = [node.place]
      node.flags = flags
    } else {
      _ = mergeLiterals()
    }
    nodes.append(node)
    try check(node)
  }

  private static func literal(of set: CharacterSet) -> (point: UInt32, folded: Bool)? {
    let bounds = set.bounds
    if bounds.count == 2, bounds[0] == bounds[1] { return (bounds[0], false) }
    let other: UInt32
    if bounds.count == 4, bounds[0] == bounds[1], bounds[2] == bounds[3] {
      other = bounds[2]
    } else if bounds.count == 2, bounds[0] + 1 == bounds[1] {
      other = bounds[1]
    } else {
      return nil
    }
    let isPair = CaseFolding.simpleFold(bounds[0]) == other && CaseFolding.simpleFold(other) == bounds[0]
    return isPair ? (bounds[0], true) : nil
  }

  /// Makes the two topmost literals one: they are out of reach of a repetition now. With `adding`, the node that is left over becomes
  /// a literal of it, and the answer is whether there was one.
  mutating func mergeLiterals(adding point: UInt32? = nil, _ flags: ParserFlags = [], _ place: Range<Int> = 0..<0) -> Bool {
    guard nodes.count >= 2 else { return false }
    let top = nodes[nodes.count - 1]
    let below = nodes[nodes.count - 2]
    guard top.kind == .literal, below.kind == .literal, top.flags.contains(.fold) == below.flags.contains(.fold) else { return false }
    below.points += top.points
    below.places += top.places
    below.place = below.place.joined(top.place)
    if let point {
      top.points = [point]
      top.places = [place]
      top.place = place
      top.flags = flags
      return true
    }
    nodes.removeLast()
    release(top)
    return false
  }

  /// Puts `node` in the place of the topmost, which has become part of it.
  mutating func replaceTop(_ node: ParserNode) throws(PatternError) {
    nodes[nodes.count - 1] = node
    try check(node)
  }
}

extension ParserStack {
  /// Refuses what is over a limit, `node` being the newest.
  mutating func check(_ node: ParserNode) throws(PatternError) {
    guard runes <= Limits.runes else { throw .tooLarge(at: whole, limit: Limits.size) }
    try checkSize(node)
    try checkHeight(node)
  }

  /// Go measures sizes only once the number of nodes times the product of all counts seen could be too much.
  private mutating func checkSize(_ node: ParserNode) throws(PatternError) {
    if !measuresSize {
      if node.kind == .counted {
        let count = max(1, node.maximum ?? node.minimum)
        repeats = count > Limits.size / repeats ? Limits.size : repeats * count
      }
      guard made >= Limits.size / repeats else { return }
      measuresSize = true
      for each in nodes where measureSize(each) > Limits.size { throw .tooLarge(at: whole, limit: Limits.size) }
    }
    guard measureSize(node) <= Limits.size else { throw .tooLarge(at: whole, limit: Limits.size) }
  }

  private func measureSize(_ node: ParserNode) -> Int {
    func part(_ node: ParserNode) -> Int { node.size ?? measureSize(node) }
    var size: Int
    switch node.kind {
    case .literal: size = node.points.count
    case .capture, .star: size = 2 + node.parts.reduce(0) { $0 + part($1) }
    case .plus, .optional: size = 1 + node.parts.reduce(0) { $0 + part($1) }
    case .concatenation: size = node.parts.reduce(0) { $0 + part($1) }
    case .alternation: size = node.parts.reduce(0) { $0 + part($1) } + max(0, node.parts.count - 1)
    case .counted:
      let inner = node.parts.reduce(0) { $0 + part($1) }
      if let maximum = node.maximum {
        size = maximum * inner + maximum - node.minimum
      } else {
        size = node.minimum == 0 ? 2 + inner : 1 + node.minimum * inner
      }
    default: size = 1
    }
    size = max(1, size)
    node.size = size
    return size
  }

  /// Go measures heights only once there are enough nodes for a tree that is too high.
  private mutating func checkHeight(_ node: ParserNode) throws(PatternError) {
    guard made >= Limits.height else { return }
    if !measuresHeight {
      measuresHeight = true
      for each in nodes where measureHeight(each) > Limits.height { throw .tooDeep(at: whole, limit: Limits.height) }
    }
    guard measureHeight(node) <= Limits.height else { throw .tooDeep(at: whole, limit: Limits.height) }
  }

  private func measureHeight(_ node: ParserNode) -> Int {
    var height = 1
    for part in node.parts { height = max(height, 1 + (part.height ?? measureHeight(part))) }
    node.height = height
    return height
  }
}

extension Range<Int> {
  /// The smallest range that holds both; an empty one adds nothing.
  func joined(_ other: Range<Int>) -> Range<Int> {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
