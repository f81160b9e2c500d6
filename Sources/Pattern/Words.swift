extension Syntax {
  /// A line of an explanation: `depth` tells what it belongs to.
  public struct Line: Sendable, Equatable {
    /// How many lines it is within.
    public var depth: Int
    /// What is matched here.
    public var text: String
    /// Where that is written.
    public var place: Range<Int>
  }

  /// The tree in words, a line an element, in the order of matching.
  public var words: [Line] {
    if case .concatenation(let parts) = element { return parts.flatMap { $0.lines(0) } }
    return lines(0)
  }

  private func lines(_ depth: Int) -> [Line] {
    func line(_ text: String) -> [Line] { [Line(depth: depth, text: text, place: place)] }
    switch element {
    case .capture(let inner, let index, let name):
      return line(name.isEmpty ? "group \(index):" : "group \(index), `\(name)`:") + inner.parts.flatMap { $0.lines(depth + 1) }
    case .repeated(let inner, let repetition, _):
      if let single = inner.inline { return line("\(repetition.words): \(single)") }
      return line("\(repetition.words):") + inner.parts.flatMap { $0.lines(depth + 1) }
    case .concatenation(let parts): return line("in this order:") + parts.flatMap { $0.lines(depth + 1) }
    case .alternation(let parts): return line("one of these:") + parts.flatMap { $0.lines(depth + 1) }
    case .nothing, .empty, .literal, .set, .anyButNewline, .any, .assertion: return line(inline ?? "")
    }
  }

  /// The parts of a concatenation, or the node alone.
  private var parts: [Syntax] {
    if case .concatenation(let parts) = element { parts } else { [self] }
  }

  /// What has no parts, in a few words.
  private var inline: String? {
    switch element {
    case .nothing: "what no text has"
    case .empty: "nothing at all"
    case .literal(let literal): "`\(literal.points.map(Self.shown).joined())`" + (literal.folded ? " in any case" : "")
    case .set(let set): set.words
    case .anyButNewline: "any character but a line feed"
    case .any: "any character"
    case .assertion(let assertion): assertion.words
    case .capture, .repeated, .concatenation, .alternation: nil
    }
  }

  /// The character itself where it can be seen.
  static func shown(_ point: UInt32) -> String {
    if let scalar = Unicode.Scalar(point), UnicodeTables.isPrintable(scalar) { return String(Character(scalar)) }
    return "\\x{\(String(point, radix: 16, uppercase: true))}"
  }
}

extension Syntax.Assertion {
  fileprivate var words: String {
    switch self {
    case .beginLine: "the start of a line"
    case .endLine: "the end of a line"
    case .beginText: "the start of the text"
    case .endText, .dollar: "the end of the text"
    case .wordBoundary: "the edge of a word"
    case .notWordBoundary: "not the edge of a word"
    }
  }
}

extension Syntax.Repetition {
  fileprivate var words: String {
    switch self {
    case .star: "any number of"
    case .plus: "one or more of"
    case .optional: "optionally"
    case .counted(let minimum, nil): "at least \(minimum) times"
    case .counted(let minimum, let maximum?): minimum == maximum ? "exactly \(minimum) times" : "\(minimum) to \(maximum) times"
    }
  }
}

extension CharacterSet {
  /// Ranges beyond this many are counted, not listed.
  private static let shown = 12

  /// The set in words; one that reaches to the last code point is told by what it lacks.
  var words: String {
    if isEmpty { return "a character that does not exist" }
    if bounds.last == Self.last, self != .all { return "any character but " + inverted.listed }
    return bounds.count == 2 ? "a character of " + listed : "one of " + listed
  }

  private var listed: String {
    let all = ranges
    guard all.count <= Self.shown else {
      let count = all.reduce(0) { $0 + $1.count }
      return "\(count) characters in \(all.count) ranges, the first \(Self.named(all[0]))"
    }
    return all.map(Self.named).joined(separator: ", ")
  }

  private static func named(_ range: ClosedRange<UInt32>) -> String {
    let first = "`\(Syntax.shown(range.lowerBound))`"
    return range.count == 1 ? first : first + " to `\(Syntax.shown(range.upperBound))`"
  }
}
