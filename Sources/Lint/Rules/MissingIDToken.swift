import Usage

extension Rule {
  static let missingIDToken = Rule(
    exchanging: WorkflowUsage.RuleID.missingIDToken,
    summary: "a step that exchanges a token, in a job that may have none",
    rationale: """
      GitHub gives an OIDC token only to jobs with `id-token: write`. The `permissions` of a job replace those of its workflow, what is not named \
      there is not granted, and the jobs of a called workflow may no more than the job that calls it.
      """,
    bad: [
      Example(
        "on: push\njobs:\n  a:\n    steps:\n      - uses: [[octosts/octosts@v1]]\n        with: {identity: main}\n",
        isWhole: true, path: ".github/workflows/ci.yml"),
      Example(
        "on: push\npermissions: {id-token: write}\njobs:\n  a:\n    permissions: {contents: read}\n    steps:\n      - uses: [[octo-sts/action@main]]\n"
          + "        with: {scope: acme/lib, identity: main}\n", isWhole: true, path: ".github/workflows/ci.yml"),
      Example(
        "on: workflow_call\njobs:\n  a:\n    steps:\n      - uses: [[octosts/octosts@v1]]\n        with: {identity: main}\n", isWhole: true,
        path: ".github/workflows/called.yml",
        beside: [
          ".github/workflows/ci.yml":
            "on: push\npermissions: read-all\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n"
        ]),
    ],
    good: [
      Example(
        "on: push\njobs:\n  a:\n    permissions: {id-token: write}\n    steps:\n      - uses: octosts/octosts@v1\n        with: {scope: acme/lib, identity: main}\n",
        isWhole: true, path: ".github/workflows/ci.yml"),
      Example(
        "on: push\npermissions: write-all\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n        with: {scope: acme/lib, identity: main}\n",
        isWhole: true, path: ".github/workflows/ci.yml"),
      Example(
        "on: push\njobs:\n  a:\n    permissions: {contents: read}\n    steps:\n      - uses: actions/checkout@v4\n", isWhole: true,
        path: ".github/workflows/ci.yml"),
    ]
  ) { [$0.missingPermission].compactMap(\.self) }
}
