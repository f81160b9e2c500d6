import Usage

extension Rule {
  static let wrongInput = Rule(
    exchanging: WorkflowUsage.RuleID.wrongInput,
    summary: "a step that exchanges a token, and gives the action the wrong inputs",
    rationale: """
      The runner hands an input that the action does not have over all the same, and the action does not look at it: what was meant stays as it is \
      by default. Without an input that is required the step fails in every run. The inputs of octosts/octosts, octo-sts/action and \
      step-security/octo-sts-action are known, of DataDog/dd-octo-sts-action the one that is required; an input that is given by an expression counts \
      as given. A missing input and a command that there is none of are errors, an input that nobody reads is a warning.
      """,
    bad: [
      Example(step("[[octosts/octosts@v1]]", "scope: acme/lib"), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "[[scpoe]]: acme/lib, identity: ci"), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "[[identiy]]: ci"), isWhole: true, path: path),
      Example(step("[[octo-sts/action@main]]", "identity: ci"), isWhole: true, path: path),
      Example(step("octo-sts/action@main", "scope: acme/lib, identity: ci, [[audience]]: acme"), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "command: [[exchnage]], identity: ci"), isWhole: true, path: path),
    ],
    good: [
      Example(step("octosts/octosts@v1", "Scope: acme/lib, identity: ci, skip-token-revoke: true"), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "identity: \"${{ vars.IDENTITY }}\""), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "command: lint, paths: policies"), isWhole: true, path: path),
      Example(step("octosts/octosts@v1", "command: \"${{ vars.TASK }}\""), isWhole: true, path: path),
      Example(step("octo-sts/action@main", "scope: acme/lib, identity: ci"), isWhole: true, path: path),
    ]
  ) { $0.wrongInputs }

  private static let path = ".github/workflows/ci.yml"

  private static func step(_ uses: String, _ with: String) -> String {
    "on: push\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: \(uses)\n        with: {\(with)}\n"
  }
}
