import PolicyTest
import Source
import Support
import Testing
import TrustPolicy

@testable import Report

@Suite struct TestReportTests {
  private static func policy(_ name: String, _ text: String) -> PolicyFile {
    PolicyFile(
      SourceText(name: ".github/chainguard/\(name).sts.yaml", text: "issuer: https://token.actions.githubusercontent.com\n" + text),
      kind: .repository)
  }

  private static let policies = [
    "ci": policy("ci", "subject_pattern: repo:acme/app:(pull_request|ref:refs/heads/main)\npermissions: {contents: read}\n"),
    "idle": policy("idle", "subject: repo:acme/app:environment:prod\npermissions: {contents: read}\n"),
    "refused": policy("refused", "subject: repo:acme/app:pull_request\npermissions: {content: read}\n"),
  ]

  private static let texts = [
    (
      "ci.yaml",
      """
      scope: acme/app
      identity: ci
      cases:
        - {name: a pull request, run: {event: pull_request}, expect: allow, permissions: {contents: read}}
        - {name: a push to main, run: {ref: refs/heads/main}, expect: deny}
        - {name: another branch, run: {ref: refs/heads/dev}, expect: allow}
        - {name: another owner, run: {repository: mallory/app}, expect: deny, fails: [subject, audience]}
        - {name: more than it gives, run: {event: pull_request}, expect: allow, permissions: {contents: write}}
        - {name: a fork, run: {event: pull_request, head_repository: mallory/app}, expect: deny}

      """
    ),
    (
      "hostile.yaml",
      "identity: ci\ncases:\n  - {name: \"\\e[31m::error::x\\n##[group]<&>\\\"|é\", run: {repository: acme/app}, expect: deny}\n"
    ),
    ("refused.yaml", "identity: refused\ncases:\n  - {name: a pull request, run: {event: pull_request}, expect: allow}\n"),
    ("wrong.yaml", "identity: ci\ncases:\n  - {name: a, run: {evnt: push}, expect: alow}\n"),
  ]

  /// Each of a pass, a failure, a case that cannot be asked, a file that is not understood, one that is not there, and gaps.
  private static let report: TestReport = {
    let files = texts.map { name, text -> TestReport.File in
      let file = CaseFile(SourceText(name: ".github/chainguard/tests/" + name, text: text))
      return TestReport.File(file, file.cases.map(outcome))
    }
    let sound = policies.sorted { $0.key < $1.key }.map(\.value)
    return TestReport(
      files, problems: ["cannot read `gone\u{1B}.yaml`: no such file or directory"],
      coverage: Coverage(sound, files.flatMap(\.outcomes)))
  }()

  private static func outcome(_ one: TestCase) -> Outcome {
    guard case .identity(let identity) = one.target, let policy = policies[identity] else {
      return Outcome(one, policy: "?", error: "the case names no policy")
    }
    do {
      return Outcome(one, policy, claims: try Outcome.claims(one.evidence) ?? [])
    } catch {
      return Outcome(one, policy: policy.source.name, error: "\(error)")
    }
  }

  @Test("the report tells passes, failures and errors apart, whatever it is written for", arguments: TestReport.Format.allCases)
  func snapshot(_ format: TestReport.Format) throws {
    let name = format == .text ? "txt" : format == .junit ? "xml" : format.rawValue
    try expectSnapshot("test." + name, Self.report.text(format))
  }
}
