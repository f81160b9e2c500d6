import Support
import Testing

@testable import Report

@Suite struct PatternReportTests {
  static let cases: [(name: String, pattern: String, texts: [String])] = [
    ("plain", "repo:acme/app:.*", ["repo:acme/app:x", "xrepo:acme/app:x", "a\nb", "##[error]x"]),
    ("alternation", "main|dev", ["main", "mainly", "x-dev", "x"]),
    ("quantifier", "*foo", ["barfoo"]),
    ("open-quote", #"\Qfoo"#, ["foo", "foo$bar"]),
    ("refused", "refs/(heads/main", ["x"]),
  ]

  @Test("a pattern is told with its anchors", arguments: cases.map(\.name), Format.allCases)
  func reports(_ name: String, _ format: Format) throws {
    let row = try #require(Self.cases.first { $0.name == name })
    let report = PatternReport(row.pattern, texts: row.texts, explains: true)
    try expectSnapshot("pattern-\(name).\(format == .text ? "txt" : "json")", report.text(format))
  }
}
