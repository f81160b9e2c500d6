import Decision
import Source
import Support
import Testing
import TrustPolicy

@testable import Report

@Suite struct SimulationReportTests {
  static let policy = """
    issuer: https://token.actions.githubusercontent.com
    subject_pattern: repo:acme/app:ref:refs/heads/(main|release-.*)
    claim_pattern:
      event_name: push
      run_id: ".*"
    permissions:
      contents: write
      pull_requests: read

    """

  static func report(_ policy: String, _ claims: String, kind: PolicyKind = .repository) -> SimulationReport {
    SimulationReport(
      Simulation(PolicyFile(SourceText(name: "ci.sts.yaml", text: policy), kind: kind), payload: Array(claims.utf8)), evidence: .claims)
  }

  static let cases: [(name: String, report: SimulationReport)] = [
    (
      "allowed",
      report(
        policy,
        #"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/app:ref:refs/heads/main","aud":"octo-sts.dev","event_name":"push","run_id":"5"}"#
      )
    ),
    (
      "denied",
      report(
        policy,
        #"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/app:pull_request","aud":["x"],"event_name":"\u001b[31m\n::error::","run_id":5}"#
      )
    ),
    ("unreadable-policy", report("issuer: a\nsubject: \"\\[\"\n", "{}")),
    ("refused-policy", report("issuer: a\n", "{}")),
    ("unreadable-token", report(policy, #"{"exp":null}"#)),
    (
      "organization",
      report(
        "issuer: https://a.example.com\nsubject: s\n", #"{"iss":"https://a.example.com","sub":"s","aud":"octo-sts.dev"}"#,
        kind: .organization)
    ),
    (
      "organization-list",
      report(
        "issuer: https://a.example.com\nsubject: s\nrepositories: [x, y]\n",
        #"{"iss":"https://a.example.com","sub":"s","aud":"octo-sts.dev"}"#,
        kind: .organization)
    ),
  ]

  @Test("the trace shows each check with what was wanted and found", arguments: cases.map(\.name))
  func text(_ name: String) throws {
    let report = try #require(Self.cases.first { $0.name == name }).report
    try expectSnapshot("simulate-\(name).txt", report.text(.text))
  }

  @Test("the report for programs", arguments: cases.map(\.name))
  func json(_ name: String) throws {
    let report = try #require(Self.cases.first { $0.name == name }).report
    try expectSnapshot("simulate-\(name).json", report.text(.json))
  }
}
