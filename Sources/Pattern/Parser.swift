/// Reads a pattern as Go's `syntax.Parse(pattern, syntax.Perl)` does: what it accepts, and the tree.
struct Parser {
  let bytes: [UInt8]
  var at = 0
  var stack: ParserStack
  var captures = 0
  /// How many groups are open.
  var depth = 0
  /// Sets that names have been looked up for: Go copies each, here they share one storage.
  var namedSets: [NamedSet: CharacterSet] = [:]
  /// Whether a `:]` may follow: it is not searched for again once there was none.
  var hasClassNameEnd = true
  /// What is of interest about the anchors that a service puts around a pattern.
  var seen = Seen()
  private var lastRepeat: Int?

  struct NamedSet: Hashable {
    var name: String
    var folded: Bool
    var inverted: Bool
  }

  struct Seen {
    /// The bars outside all groups.
    var bars: [Range<Int>] = []
    /// Repetitions of the first byte, and whether each allows none.
    var repeatsOfFirst: [(place: Range<Int>, allowsNone: Bool)] = []
    /// The group that last turned `(?m)` on outside all other groups, while it is on.
    var multiline: Range<Int>?
    /// The last thing read.
    var last = 0..<0
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    stack = ParserStack(length: bytes.count)
  }

  static func parse(_ bytes: [UInt8]) throws(PatternError) -> Syntax {
    try inspect(bytes).syntax
  }

  /// The tree, and what was seen on the way to it.
  static func inspect(_ bytes: [UInt8]) throws(PatternError) -> (syntax: Syntax, seen: Seen) {
    var parser = Parser(bytes)
    let syntax = try parser.parse()
    return (syntax, parser.seen)
  }

  private mutating func parse() throws(PatternError) -> Syntax {
    while at < bytes.count {
      let start = at
      let isRepeat = try parseNext()
      lastRepeat = isRepeat ? start : nil
      seen.last = start..<at
    }
    try stack.finishAlternation()
    guard stack.nodes.count == 1, let root = stack.nodes.first else {
      throw .unclosedGroup(at: stack.nodes.last { $0.kind == .openGroup }?.place ?? 0..<bytes.count)
    }
    return Syntax(root)
  }

  /// Reads one thing; the answer is whether it was a repetition.
  private mutating func parseNext() throws(PatternError) -> Bool {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "("): try openGroup()
    case UInt8(ascii: "|"):
      at += 1
      if depth == 0 { seen.bars.append(start..<at) }
      try stack.bar(start..<at)
    case UInt8(ascii: ")"):
      at += 1
      try closeGroup(start..<at)
    case UInt8(ascii: "^"):
      at += 1
      _ = try stack.push(stack.flags.contains(.oneLine) ? .beginText : .beginLine, start..<at)
    case UInt8(ascii: "$"):
      at += 1
      if stack.flags.contains(.oneLine) {
        try stack.push(.endText, start..<at).flags.insert(.wasDollar)
      } else {
        _ = try stack.push(.endLine, start..<at)
      }
    case UInt8(ascii: "."):
      at += 1
      _ = try stack.push(stack.flags.contains(.dotNewline) ? .any : .anyButNewline, start..<at)
    case UInt8(ascii: "["): try parseClass()
    case UInt8(ascii: "*"): return try repetition(.star, 0, nil, length: 1)
    case UInt8(ascii: "+"): return try repetition(.plus, 0, nil, length: 1)
    case UInt8(ascii: "?"): return try repetition(.optional, 0, nil, length: 1)
    case UInt8(ascii: "{"):
      guard let counts = count() else {
        at += 1
        try stack.pushLiteral(UInt32(UInt8(ascii: "{")), start..<at)
        return false
      }
      guard let minimum = counts.minimum, minimum <= Limits.repeats, counts.maximum ?? minimum <= Limits.repeats,
        minimum <= counts.maximum ?? minimum
      else { throw .invalidRepeatCount(at: start..<start + counts.length, limit: Limits.repeats) }
      return try repetition(.counted, minimum, counts.maximum, length: counts.length)
    case UInt8(ascii: "\\"): try parseEscape()
    default:
      let point = try nextPoint()
      try stack.pushLiteral(point, start..<at)
    }
    return false
  }

  private mutating func repetition(_ kind: ParserNode.Kind, _ minimum: Int, _ maximum: Int?, length: Int) throws(PatternError) -> Bool {
    let start = at
    at += length
    var flags = stack.flags
    if at < bytes.count, bytes[at] == UInt8(ascii: "?") {
      at += 1
      flags.formSymmetricDifference(.lazy)
    }
    if let lastRepeat { throw .repeatedRepetition(at: lastRepeat..<at) }
    guard let part = stack.nodes.last, !part.kind.isMark else { throw .nothingToRepeat(at: start..<at) }
    if part.place == 0..<1 {
      seen.repeatsOfFirst.append((start..<at, kind == .star || kind == .optional || kind == .counted && minimum == 0))
    }
    let node = stack.make(kind, part.place.joined(start..<at))
    node.minimum = minimum
    node.maximum = maximum
    node.flags = flags
    node.parts = [part]
    try stack.replaceTop(node)
    if kind == .counted, minimum >= 2 || maximum ?? 0 >= 2, !Self.fits(node, Limits.repeats) {
      throw .invalidRepeatCount(at: start..<at, limit: Limits.repeats)
    }
    return true
  }

  /// Whether no character is repeated more than `count` times by counted repeats within each other.
  private static func fits(_ node: ParserNode, _ count: Int) -> Bool {
    var left = count
    if node.kind == .counted {
      if node.maximum == 0 { return true }
      let times = node.maximum ?? node.minimum
      if times > left { return false }
      if times > 0 { left /= times }
    }
    return node.parts.allSatisfy { fits($0, left) }
  }

  /// `{2}`, `{2,}` or `{2,5}` at `at`; a minimum of nil is a number that is far too great.
  private func count() -> (minimum: Int?, maximum: Int?, length: Int)? {
    var end = at + 1
    guard let first = number(&end), end < bytes.count else { return nil }
    var minimum = first.value
    var maximum = first.value
    if bytes[end] == UInt8(ascii: ",") {
      end += 1
      guard end < bytes.count else { return nil }
      if bytes[end] == UInt8(ascii: "}") {
        maximum = nil
      } else {
        guard let second = number(&end) else { return nil }
        maximum = second.value
        if second.value == nil { minimum = nil }
      }
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return (minimum, maximum, end + 1 - at)
  }

  /// A decimal number without leading zeros; its value is nil when it is far too great.
  private func number(_ at: inout Int) -> (value: Int?, Void)? {
    func digit(_ index: Int) -> Int? {
      guard index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
      return Int(bytes[index]) - 48
    }
    guard let first = digit(at), first != 0 || digit(at + 1) == nil else { return nil }
    var value: Int? = 0
    while let next = digit(at) {
      value = value.flatMap { $0 >= 100_000_000 ? nil : $0 * 10 + next }
      at += 1
    }
    return (value, ())
  }
}

extension Parser {
  /// Whether `text` stands at `index`.
  func follows(_ text: StaticString, _ index: Int) -> Bool {
    text.withUTF8Buffer { index + $0.count <= bytes.count && bytes[index..<index + $0.count].elementsEqual($0) }
  }

  /// The place after the next occurrence of `text` from `start`, which is `length` long.
  func end(of text: StaticString, from start: Int) -> Int? {
    var index = start
    while index + text.utf8CodeUnitCount <= bytes.count {
      if follows(text, index) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  /// Reads one code point.
  mutating func nextPoint() throws(PatternError) -> UInt32 {
    let (point, length) = UTF8Decoding.decode(bytes.span, at)
    guard length > 0 else { throw .invalidUTF8(at: at..<min(at + 1, bytes.count)) }
    at += length
    return point
  }

  /// Refuses `range` when it is not UTF-8.
  func requireUTF8(_ range: Range<Int>) throws(PatternError) {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = UTF8Decoding.decode(bytes.span.extracting(0..<range.upperBound), index).length
      guard length > 0 else { throw .invalidUTF8(at: index..<index + 1) }
      index += length
    }
  }
}
