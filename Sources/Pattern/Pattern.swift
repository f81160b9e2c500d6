/// A pattern of Go's `regexp`, compiled: it answers as Go does which texts match, in time that grows linearly with the text. Many threads
/// may use one.
public struct Pattern: Sendable {
  /// The pattern as it was written.
  public let source: String
  let matcher: Matcher

  /// Compiles `source` as Go's `regexp.Compile` does.
  public init(_ source: String) throws(PatternError) {
    try self.init(utf8: Array(source.utf8))
  }

  /// Compiles the bytes of a pattern, which need not be UTF-8: if they are not, that is the error.
  public init(utf8 bytes: [UInt8]) throws(PatternError) {
    self.init(try Syntax(parsing: bytes), bytes)
  }

  init(_ syntax: Syntax, _ bytes: [UInt8]) {
    source = String(decoding: bytes, as: UTF8.self)
    matcher = Matcher(syntax)
  }

  /// Compiles `^` + `source` + `$` without a group, as the service does for trust policies: an alternation slips out of the anchors.
  /// Places in errors are those of `source`.
  public static func anchored(_ source: String) throws(PatternError) -> Pattern {
    try anchored(utf8: Array(source.utf8))
  }

  /// `anchored` for the bytes of a pattern.
  public static func anchored(utf8 bytes: [UInt8]) throws(PatternError) -> Pattern {
    try wrapped(bytes, "^", "$")
  }

  /// Compiles `^(?:` + `source` + `)$`, as the service does for allowlists. Places in errors are those of `source`.
  public static func full(_ source: String) throws(PatternError) -> Pattern {
    try full(utf8: Array(source.utf8))
  }

  /// `full` for the bytes of a pattern.
  public static func full(utf8 bytes: [UInt8]) throws(PatternError) -> Pattern {
    try wrapped(bytes, "^(?:", ")$")
  }

  /// A pattern that matches `text` and nothing else, wherever it is put: as Go's `regexp.QuoteMeta` writes it.
  public static func quoted(_ text: String) -> String {
    String(decoding: text.utf8.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }, as: UTF8.self)
  }

  private static let special = Array(#"\.+*?()|[]{}^$"#.utf8)

  private static func wrapped(_ bytes: [UInt8], _ before: String, _ after: String) throws(PatternError) -> Pattern {
    let whole = Array(before.utf8) + bytes + Array(after.utf8)
    do {
      return Pattern(try Syntax(parsing: whole), whole)
    } catch {
      throw error.moved(by: -before.utf8.count, within: bytes.count)
    }
  }

  /// What every text begins with that it matches; empty where that is not certain.
  public var prefix: String { String(decoding: matcher.prefix, as: UTF8.self) }

  /// The only text that it matches; nil where there are more, or none, or it would take an automaton to tell.
  public var onlyText: String? { matcher.isExact ? prefix : nil }

  /// Whether the pattern matches somewhere in `text`.
  public func matches(_ text: String) -> Bool {
    matcher.matches(text.utf8.span)
  }

  /// Whether the pattern matches somewhere in the text that `bytes` are; a byte that is not UTF-8 counts as U+FFFD.
  public func matches(utf8 bytes: [UInt8]) -> Bool {
    matcher.matches(bytes.span)
  }

  /// `matches(utf8:)` for bytes that are elsewhere.
  public func matches(utf8 bytes: borrowing Span<UInt8>) -> Bool {
    matcher.matches(bytes)
  }
}
