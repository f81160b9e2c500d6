import Testing

@testable import Explanation

@Suite struct LowercasePatternTests {
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
    #expect(LowercasePattern(row.pattern).written == row.lower)
  }
}
