import Lint
import Report
import Support
import Testing

@testable import Usage

@Suite struct UsageReportTests {
  private static var report: UsageReport {
    let (checkout, usage, judgements) = Checkouts.example
    return UsageReport(usage, judgements, findings: LintReport(Checkouts.findings(checkout, usage)))
  }

  @Test("the report for people: findings with their places, then every exchange")
  func text() throws {
    try expectSnapshot("workflows.txt", Self.report.text(.text))
  }

  @Test("the report for programs")
  func json() throws {
    try expectSnapshot("workflows.json", Self.report.text(.json))
  }

  @Test(
    "a file that names no event is said to be started by nothing",
    arguments: [
      ("jobs:\n  a:\n    steps: []\n", true), ("on:\njobs: {}\n", true), ("", true), ("[]\n", true), ("on: push\njobs: {}\n", false),
      ("\"on\": [push]\njobs: {}\n", false),
    ])
  func unstarted(_ text: String, _ isSaid: Bool) {
    let (checkout, usage) = Checkouts.memory([".github/workflows/a.yml": text])
    let report = UsageReport(usage, usage.judgements(in: checkout), findings: LintReport([]))
    let words = ".github/workflows/a.yml\n  note: this file has no `on:`: nothing starts it\n"
    #expect(report.text(.text).contains(words) == isSaid, "\(report.text(.text))")
    #expect(report.text(.json).contains("\"unstarted\": [\n    \".github/workflows/a.yml\"") == isSaid)
  }

  @Test("the report for the runner holds the findings alone")
  func annotations() throws {
    try expectSnapshot("workflows.github", Self.report.text(.github))
  }
}
