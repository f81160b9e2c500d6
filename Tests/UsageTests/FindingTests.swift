import Lint
import Source
import Testing

@testable import Usage

@Suite struct FindingTests {
  private static let issuer = "issuer: https://token.actions.githubusercontent.com\n"
  private static let own = issuer + "subject: repo:acme/app:ref:refs/heads/main\n"

  static func workflow(_ identity: String) -> String {
    "on: {push: {branches: [main]}}\npermissions: {id-token: write}\njobs: {a: {steps: [{uses: octosts/octosts@v1, with: {identity: \(identity)}}]}}\n"
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var policy: String
    var identity = "other"
    var isUnused: Bool
  }

  static let cases = [
    Case(testDescription: "one that nobody asks for", policy: own, isUnused: true),
    Case(testDescription: "a pattern within this repository", policy: issuer + "subject_pattern: repo:acme/app:.*\n", isUnused: true),
    Case(testDescription: "one that a workflow asks for", policy: own, identity: "p", isUnused: false),
    Case(testDescription: "one for another repository", policy: issuer + "subject: repo:acme/lib:ref:refs/heads/main\n", isUnused: false),
    Case(testDescription: "one for all repositories of the owner", policy: issuer + "subject_pattern: repo:acme/.*\n", isUnused: false),
    Case(testDescription: "one for another issuer", policy: "issuer: https://gitlab.com\nsubject_pattern: .*\n", isUnused: false),
    Case(testDescription: "an exchange whose identity nobody knows", policy: own, identity: "\"${{ vars.X }}\"", isUnused: false),
    Case(testDescription: "one that the service refuses", policy: own + "permissions: {content: read}\n", isUnused: false),
  ]

  @Test("a policy is said to be unused only where that is certain", arguments: cases)
  func unused(_ test: Case) {
    let (checkout, usage) = Checkouts.memory([
      ".github/workflows/w.yml": Self.workflow(test.identity), ".github/chainguard/p.sts.yaml": test.policy,
      ".github/chainguard/other.sts.yaml": Self.own,
    ])
    let found = Checkouts.findings(checkout, usage).flatMap { result in result.findings.map { "\(result.source.name) \($0.rule)" } }
    #expect(found.contains(".github/chainguard/p.sts.yaml unused-policy") == test.isUnused)
  }

  @Test(
    "inputs that the action lacks or wants are found at their place, and nothing where only the run tells",
    arguments: [
      (
        "octosts/octosts@v1, with: {scpoe: a/b, identity: ci}",
        ["warning `octosts/octosts` has no input `scpoe`, so it is not read | did you mean `scope`?"]
      ),
      (
        "octosts/octosts@v1, with: {api_ulr: x, identity: ci}",
        ["warning `octosts/octosts` has no input `api_ulr`, so it is not read | did you mean `api-url`?"]
      ),
      ("octosts/octosts@v1", ["error `octosts/octosts` cannot do without the input `identity` | give it under `with`"]),
      (
        "octosts/octosts@v1, with: {identity: ''}",
        ["error `octosts/octosts` cannot do without the input `identity` | give it under `with`"]
      ),
      (
        "octo-sts/action@main, with: {SCOPE: a/b, identiy: ci}",
        [
          "error `octo-sts/action` has no input `identiy`, and cannot do without `identity` | did you mean `identity`?"
        ]
      ),
      (
        "octo-sts/action@main, with: {scope: a/b, identity: ci, token: x}",
        ["warning `octo-sts/action` has no input `token`, so it is not read | -"]
      ),
      ("DataDog/dd-octo-sts-action@main, with: {pool_name: x, scope_enterprise: y, policy: ci}", []),
      (
        "DataDog/dd-octo-sts-action@main, with: {identity: ci}",
        ["error `DataDog/dd-octo-sts-action` cannot do without the input `policy` | give it under `with`"]
      ),
      ("octosts/octosts@v1, with: {command: \"${{ vars.TASK }}\"}", []), ("octosts/octosts@v1, with: {command: test}", []),
      ("octosts/octosts@v1, with: {identity: \"${{ vars.X }}\", entrypoint: /octosts, args: x}", []),
    ])
  func wrongInputs(_ step: String, _ said: [String]) {
    let text = "on: push\npermissions: {id-token: write}\njobs: {a: {steps: [{uses: \(step)}]}}\n"
    let (checkout, usage) = Checkouts.memory([".github/workflows/w.yml": text])
    let found = Checkouts.findings(checkout, usage).flatMap(\.findings).filter { $0.rule == "wrong-input" }
    #expect(found.map { "\($0.severity) \($0.message) | \($0.help ?? "-")" } == said)
  }

  @Test("a comment takes a finding back")
  func suppressed() {
    let text =
      "on: push\njobs:\n  a:\n    steps:\n      # octosts: ignore[missing-id-token] it never runs\n      - uses: octosts/octosts@v1\n        with: {identity: p}\n"
    let (checkout, usage) = Checkouts.memory([".github/workflows/w.yml": text, ".github/chainguard/p.sts.yaml": Self.own])
    #expect(Checkouts.findings(checkout, usage).isEmpty)
    #expect(usage.judgements(in: checkout).compactMap { $0.missingPermission?.rule } == ["missing-id-token"])
  }

  @Test("a policy that is nearly called so is named")
  func near() {
    let (checkout, usage) = Checkouts.memory([
      ".github/workflows/w.yml": Self.workflow("relaese"), ".github/chainguard/release.sts.yaml": Self.own,
    ])
    let finding = usage.judgements(in: checkout).first?.neverAccepted
    #expect(finding?.message == "there is no policy `relaese` in acme/app")
    #expect(finding?.help == "did you mean `release`?")
  }
}
