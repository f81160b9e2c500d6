extension Rule {
  static let invalidPattern = Rule(
    refusing: "invalid-pattern",
    summary: "a pattern that does not compile",
    rationale: """
      Patterns are those of Go: no look-around, no back-references, no possessive repetition. The service refuses \
      the whole policy; its own check of pull requests only parses and shows green.
      """,
    bad: [
      "subject_pattern: repo:acme/[[(]]app:ref:refs/heads/main",
      "claim_pattern:\n  ref: refs/heads/[[(?!]]main).*",
      "claim_pattern:\n  ref: 'it''s é [[\\Z]]'",
      "subject_pattern: |-\n  repo:acme/app:\n  [[(]]main",
      "subject_pattern: \"\\u0072epo:[[\\\\Z]]\"",
    ],
    good: [
      "subject_pattern: repo:acme/app:ref:refs/heads/main",
      "claim_pattern:\n  ref: refs/(heads|tags)/[a-z]+",
      "claim_pattern:\n  ref: '(?i)refs/heads/main'",
    ])
}
