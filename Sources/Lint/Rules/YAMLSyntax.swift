extension Rule {
  static let yamlSyntax = Rule(
    refusing: "yaml-syntax",
    summary: "the file is no YAML as the service reads it",
    rationale: """
      The service reads YAML 1.1 with its own parser and refuses the whole file at the first thing that it cannot \
      read; the exchange then answers that there is no policy.
      """,
    bad: [
      "subject: [[']]repo:acme/app:ref:refs/heads/main",
      "claim_pattern:\n[[\t]]ref: refs/heads/main",
      "claim_pattern:\n  actor: \"dependabot[[\\[]]bot\\]\"",
      Example("[[%YAML 1.2]]\n---\nissuer: a\nsubject: b", isWhole: true),
    ],
    good: [
      "claim_pattern:\n  actor: 'dependabot\\[bot\\]'",
      "claim_pattern:\n  actor: \"dependabot\\\\[bot\\\\]\"",
      "claim_pattern: {ref: refs/heads/main}",
    ])
}
