import Usage

extension Rule {
  static let exchangeNeverAccepted = Rule(
    exchanging: WorkflowUsage.RuleID.neverAccepted,
    summary: "a step that exchanges a token, and never gets one",
    rationale: """
      From the triggers, branch filters, environments, conditions and callers of a workflow follows which tokens a step can have. When the policy \
      lets in none of them, when it is not there, or when the service refuses the file, the step fails in every run. Of the runs that come nearest \
      the message names what is amiss; a policy in a repository that is not at hand is not looked at.
      """,
    bad: [
      Example(
        "on: {push: {branches: [dev]}}\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n"
          + "        with: {identity: [[main]]}\n", isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
      Example(
        "on: pull_request\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octo-sts/action@main\n"
          + "        with: {scope: acme/app, identity: [[main]]}\n", isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
      Example(
        "on: schedule\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n        with: {identity: [[mian]]}\n",
        isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
    ],
    good: [
      Example(
        "on: {push: {branches: [main]}}\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n"
          + "        with: {identity: main}\n", isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
      Example(
        "on: [push, pull_request]\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n"
          + "        with: {identity: main}\n", isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
      Example(
        "on: push\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n"
          + "        with: {identity: \"${{ vars.IDENTITY }}\"}\n", isWhole: true, path: ".github/workflows/ci.yml", beside: policy),
    ]
  ) { [$0.neverAccepted].compactMap(\.self) }

  private static let policy = [
    ".github/chainguard/main.sts.yaml":
      "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:ref:refs/heads/main\npermissions: {contents: read}\n"
  ]
}
