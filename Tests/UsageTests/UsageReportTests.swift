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

  @Test("the report for the runner holds the findings alone")
  func annotations() throws {
    try expectSnapshot("workflows.github", Self.report.text(.github))
  }
}
