import Testing

@testable import Pattern

/// What Go 1.19 answers; the texts are in the order of `texts`.
struct SurrogateTests {
  static let texts: [[UInt8]] =
    ["\u{FFFD}", "\u{FFFD}\u{FFFD}", "\u{FFFD}a", "a\u{FFFD}\u{FFFD}b", "\u{FFFD}b"].map { Array($0.utf8) } + [
      [0xFF], Array("\u{FFFD}ab".utf8),
    ]

  @Test(
    "a surrogate matches U+FFFD where Go's one-pass matcher compares bytes, and nothing elsewhere",
    arguments: [
      ("^\\x{D800}$", "1000000"), ("^\\x{D800}+$", "1000000"), ("^\\x{D800}*$", "0000000"), ("^(\\x{D800})$", "0000000"),
      ("^a\\x{D800}{2}b$", "0001000"), ("^\\x{D800}\\ba$", "0010000"), ("^(?:\\x{D800}a)+$", "0010000"), ("\\x{D800}", "0000000"),
      ("^(?i)a\\x{D800}$", "0000000"), ("^\\x{D800}a*a$", "0000000"), ("^\\x{D800}(?:a|b)$", "0010100"),
      ("^\\x{D800}(?:ab|ac)$", "0000001"), ("^\\x{D800}{1,2}$", "1000000"), ("^\\x{FFFD}\\x{D800}$", "0000000"),
      ("^[\\x{D800}b]$", "0000000"), ("^\\x{D800}|b$", "0001101"),
      ("^(?:)\\x{D800}$", "1000000"), ("^\\x{D800}(?m)$", "0000000"), ("^(?:\\x{D800}|b)$", "0000000"), ("^(?:\\x{D800}*)+$", "0000000"),
      ("^\\x{D800}[^\\x00-\\x{10FFFF}]?$", "1000000"), ("^\\x{D800}a??b$", "0000101"),
    ])
  func surrogates(source: String, expected: String) throws {
    let pattern = try Pattern(source)
    #expect(Self.texts.map { pattern.matches(utf8: $0) ? "1" : "0" }.joined() == expected)
  }
}
