/// A pattern as Go's `syntax.Parse` leaves it: literals and classes merged, alternatives factored, counted repeats still counted.
public struct Syntax: Sendable, Equatable {
  /// What is matched here.
  public var element: Element
  /// The half-open UTF-8 range of the pattern it was read from; of what was merged, the smallest range that holds all parts.
  public var place: Range<Int>

  /// A kind of node, in Go's order.
  public indirect enum Element: Sendable, Equatable {
    /// What no text matches.
    case nothing
    /// The empty text.
    case empty
    /// Characters one after the other.
    case literal(Literal)
    /// A character of a set.
    case set(CharacterSet)
    /// `.`
    case anyButNewline
    /// `.` under `(?s)`
    case any
    /// A place between two characters.
    case assertion(Assertion)
    /// `(…)` with its number, which counts from one, and its name, which may be empty.
    case capture(Syntax, index: Int, name: String)
    /// Something a number of times; lazy decides which match is found first, not whether there is one.
    case repeated(Syntax, Repetition, lazy: Bool)
    /// One part after the other.
    case concatenation([Syntax])
    /// One of the parts.
    case alternation([Syntax])
  }

  /// Code points one after the other.
  public struct Literal: Sendable, Equatable {
    /// The code points; in a folded literal the least of each orbit.
    public var points: [UInt32]
    /// Where each was written.
    public var places: [Range<Int>]
    /// Whether case does not count.
    public var folded: Bool
  }

  /// What holds between two characters.
  public enum Assertion: UInt32, Sendable, Equatable, CaseIterable {
    /// `^` under `(?m)`
    case beginLine
    /// `$` under `(?m)`
    case endLine
    /// `^` or `\A`
    case beginText
    /// `\z`
    case endText
    /// `$`, which holds where `\z` does.
    case dollar
    /// `\b`
    case wordBoundary
    /// `\B`
    case notWordBoundary
  }

  /// How often, and how that was written.
  public enum Repetition: Sendable, Equatable {
    /// `*`
    case star
    /// `+`
    case plus
    /// `?`
    case optional
    /// `{2}`, `{2,}` or `{2,5}`; a maximum of nil is none.
    case counted(minimum: Int, maximum: Int?)
  }

  /// Parses `bytes` with the flags of `syntax.Perl`.
  public init(parsing bytes: [UInt8]) throws(PatternError) {
    self = try Parser.parse(bytes)
  }

  /// Parses `text` with the flags of `syntax.Perl`.
  public init(parsing text: String) throws(PatternError) {
    try self.init(parsing: Array(text.utf8))
  }

  init(_ element: Element, _ place: Range<Int>) {
    self.element = element
    self.place = place
  }
}
