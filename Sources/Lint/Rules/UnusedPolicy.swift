import Source
import TrustPolicy
import Usage

extension Rule {
  static let unusedPolicy = Rule(
    besideWorkflows: WorkflowUsage.RuleID.unusedPolicy, severity: .note,
    summary: "a policy for workflows of this repository that none of them asks for",
    rationale: """
      A policy that lets in workflows of its own repository alone is of use only as long as one of them asks for it; afterwards it is a way in that \
      nobody watches. Nothing is said where another repository may ask for it, or where the identity that some step asks for is not known.
      """,
    bad: [
      Example("subject: [[repo:acme/app:ref:refs/heads/main]]", beside: workflow("other")),
      Example("subject_pattern: [[repo:acme/app:environment:(prod|test)]]", beside: workflow("other")),
      Example("subject_pattern: [[repo:acme(@[0-9]+)?/app(@[0-9]+)?:pull_request]]", beside: workflow("other")),
    ],
    good: [
      Example("subject: repo:acme/app:ref:refs/heads/main", beside: workflow("example")),
      Example("subject: repo:acme/lib:ref:refs/heads/main", beside: workflow("other")),
      Example("subject: repo:acme/app:ref:refs/heads/main", beside: workflow("${{ vars.IDENTITY }}")),
    ]
  ) { file, exchanges in
    guard let policy = file.policy, let identity = file.candidate.identity else { return [] }
    return exchanges.usage.unused(policy, identity: identity, in: exchanges.checkout).map { [Remark($0.span, $0.message, help: $0.help)] }
      ?? []
  }

  private static func workflow(_ identity: String) -> [String: String] {
    [
      ".github/workflows/ci.yml":
        "on: push\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n        with: {identity: \"\(identity)\"}\n"
    ]
  }
}
