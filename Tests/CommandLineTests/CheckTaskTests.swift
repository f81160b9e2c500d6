import Support
import Testing

/// The tasks of the action that look at a checkout instead of getting a token.
@Suite struct CheckTaskTests {
  private static let policy = """
    issuer: https://token.actions.githubusercontent.com
    subject: repo:acme/app:ref:refs/heads/main
    permissions: {LEVEL}

    """
  private static let cases = """
    scope: acme/app
    identity: ci
    cases:
      - name: a push to main
        run: {event: push, ref: refs/heads/main}
        expect: allow
      - name: another branch
        run: {ref: refs/heads/dev}
        expect: EXPECTED
        fails: subject

    """

  /// A task with what is in the checkout, and how the step ends.
  struct Case: Sendable, CustomTestStringConvertible {
    var inputs: [String: String]
    var level = "contents: read"
    var expected = "deny"
    var status: Int32
    var outputs: [String]
    var says: [String]
    var testDescription: String { "\(inputs) \(level) \(expected)" }
  }

  static let table: [Case] = [
    Case(
      inputs: ["INPUT_COMMAND": "lint"], status: 0, outputs: ["findings=1", "errors=0"], says: ["::notice title=immutable-subject,file="]),
    Case(
      inputs: ["INPUT_COMMAND": "lint"], level: "pull-requests: read", status: 1, outputs: ["findings=2", "errors=1"],
      says: ["::error title=unknown-permission,file=", "did you mean `pull_requests`?"]),
    Case(
      inputs: ["INPUT_COMMAND": "lint", "INPUT_FAIL-ON": "never"], level: "pull-requests: read", status: 0,
      outputs: ["findings=2", "errors=1"], says: ["unknown-permission"]),
    Case(
      inputs: ["INPUT_COMMAND": "lint", "INPUT_FAIL-ON": "note"], status: 1, outputs: ["findings=1", "errors=0"],
      says: ["immutable-subject"]),
    Case(inputs: ["INPUT_COMMAND": "test"], status: 0, outputs: ["failures=0", "errors=0"], says: ["2 cases: 2 passed"]),
    Case(
      inputs: ["INPUT_COMMAND": "test"], expected: "allow", status: 2, outputs: ["errors=1"],
      says: ["::error title=test"]),
    Case(inputs: ["INPUT_COMMAND": "test", "INPUT_MIN-COVERAGE": "101"], status: 64, outputs: [], says: ["min-coverage"]),
    Case(inputs: ["INPUT_COMMAND": "tset"], status: 64, outputs: [], says: ["did you mean `test`?"]),
  ]

  @Test("a task tells the log, the outputs and the summary, and ends as its inputs say", arguments: table)
  func task(_ row: Case) throws {
    let stage = try Stage()
    try stage.folder.write(
      Self.policy.replacing("{LEVEL}", with: "{\(row.level)}"), to: "checkout/.github/chainguard/ci.sts.yaml")
    try stage.folder.write(Self.cases.replacing("EXPECTED", with: row.expected), to: "checkout/.github/chainguard/tests/ci.yaml")
    let checkout = stage.folder.path + "/checkout"
    let paths = ["GITHUB_WORKSPACE": checkout, "INPUT_PATHS": checkout]
    let result = try stage.main(row.inputs.merging(paths) { $1 })
    #expect(result.status == row.status, "\(result.everything)")
    for text in row.says { #expect(result.everything.contains(text), "\(result.everything)") }
    let output = try stage.folder.read("output")
    for line in row.outputs { #expect(output.contains(line + "\n"), "\(output)") }
    if row.status != 64 { #expect(try stage.folder.read("summary").hasPrefix("### octosts ")) }
    #expect(stage.server.requests.isEmpty)
    #expect(Stage.leaks(result.everything).isEmpty)
  }
}
