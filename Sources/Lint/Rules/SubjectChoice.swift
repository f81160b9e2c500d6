extension Rule {
  static let subjectChoice = Rule(
    refusing: "subject-choice",
    summary: "not exactly one of `subject` and `subject_pattern`",
    rationale: """
      A policy names its subject either as text or as a pattern. With both, or with neither, the service refuses it; \
      an empty text counts as absent.
      """,
    bad: [
      Example("[[]]issuer: https://issuer.example.com\npermissions: {contents: read}", isWhole: true),
      "subject: a\n[[subject_pattern]]: a+",
      Example("[[]]issuer: https://issuer.example.com\nsubject:", isWhole: true),
    ],
    good: [
      "subject: repo:acme/app:ref:refs/heads/main",
      "subject_pattern: repo:acme/app:ref:refs/heads/(main|next)",
      "subject: a\nsubject_pattern:",
    ])
}
