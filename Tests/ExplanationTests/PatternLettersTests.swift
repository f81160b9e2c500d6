import Testing

@testable import Explanation

@Suite struct PatternLettersTests {
  static let rows: [(pattern: String, lower: String?)] = [
    ("Main", "main"),
    ("(Main|Dev)", "(main|dev)"),
    ("\\S+-Release", "\\S+-release"),
    ("\\PL\\p{Lu}\\x{4A}A", "\\PL\\p{Lu}\\x{4A}a"),
    ("[A-Z][^]A\\]B][[:Alpha:]X]Y", "[A-Z][^]A\\]B][[:Alpha:]X]y"),
    ("(?P<Name>A)(?U:B)(?sU)C", "(?P<Name>a)(?U:b)(?sU)c"),
    ("A\\.B{2,3}", "a\\.b{2,3}"),
    ("\\QA\\E", nil),
    ("A\\", "a\\"),
    ("[A", "[A"),
    ("(?A", "(?A"),
    ("\\p{A", "\\p{a"),
    ("", ""),
  ]

  @Test("only plain letters become small", arguments: rows)
  func lower(_ row: (pattern: String, lower: String?)) {
    #expect(PatternLetters(row.pattern)?.lowercased == row.lower)
  }

  static let recased: [(pattern: String, text: String, changed: String?)] = [
    ("(Main|\\S+-Release)", "main", "(main|\\S+-Release)"),
    ("(Main|\\S+-Release)", "x-release", "(Main|\\S+-release)"),
    ("(main|dev)/[a-z]+", "Main/x", "(Main|dev)/[a-z]+"),
    ("Acme/App", "acme/App", "acme/App"),
    ("ÄB", "äB", "äB"),
    ("[A]cme", "acme", nil),
    ("(A|b)+", "aB", "(a|B)+"),
    ("(A)+", "aA", nil),
    ("\\QA\\E", "a", nil),
    ("Main", "dev", nil),
  ]

  @Test("only the letters change that the text is compared with", arguments: recased)
  func change(_ row: (pattern: String, text: String, changed: String?)) {
    #expect(PatternLetters(row.pattern)?.recased(matching: row.text) == row.changed)
  }
}
