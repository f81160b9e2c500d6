import Decision
import Testing

@testable import Report

@Suite struct MatrixReportTests {
  @Test("a table of many policies names those that allow, and counts the rest")
  func wide() {
    var report = MatrixReport(
      policies: (1...30).map { "p\($0)" }, fields: Array(repeating: [], count: 30), nameWidth: 3, format: .text)
    #expect(report.add(.init("a", Array(repeating: .noPolicy(.yaml), count: 29) + [.allowed])) == "a       allowed by 1 of 30: [30]\n")
    #expect(
      report.add(.init("b", Array(repeating: .allowed, count: 30)))
        == "b       allowed by 30 of 30: [1] [2] [3] [4] [5] [6] [7] [8] [9] [10] [11] [12] and 18 more\n")
    #expect(report.foot == "\n30 policies, 2 sets of claims: 31 allowed, 29 denied\n")
    #expect(!report.allAllowed)
  }

  @Test("foreign names break neither a table nor a log")
  func names() {
    var report = MatrixReport(policies: ["a|b`\n::error::x"], fields: [[]], nameWidth: 3, format: .markdown)
    #expect(report.head == "| claims | `a\\|b'\\n::error::x` |\n| --- | --- |\n")
    #expect(report.add(.init("\u{1B}[31m|", [.noToken(.expired)])) == "| `\\u{1b}[31m\\|` | `token` |\n")
  }
}
