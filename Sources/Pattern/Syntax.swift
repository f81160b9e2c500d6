/// A pattern as Go's `syntax.Parse` leaves it: literals and classes merged, alternatives factored, counted repeats still counted.
public struct Syntax: Sendable, Equatable {
  /// What is matched here.
  public var element: Element
  /// The half-open UTF-8 range of the pattern it was read from; of what was merged, the smallest range that holds all parts.
  public var place: Range<Int>

  /// A kind of node, in Go's order.
  public indirect enum Element: Sendable, Equatable {
    case nothing
    case empty
    case literal(Literal)
    case set(CharacterSet)
    case anyButNewline
    case any
    case assertion(Assertion)
    case capture(Syntax, index: Int, name: String)
    case repeated(Syntax, Repetition, lazy: Bool)
    case concatenation([Syntax])
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
    case beginLine, endLine, beginText, endText, dollar, wordBoundary, notWordBoundary
  }

  /// How often, and how that was written.
  public enum Repetition: Sendable, Equatable {
    case star
    case plus
    case optional
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
