extension Rule {
  static let unknownField = Rule(
    refusing: "unknown-field",
    summary: "a key that the service does not know",
    rationale: """
      The service reads policies strictly: one key that it does not know, also one without a value, makes it refuse \
      the whole file.
      """,
    bad: [
      "[[subjects]]: repo:acme/app:ref:refs/heads/main",
      "[[claim-pattern]]:\n  ref: refs/heads/main",
      "[[repositories]]: [app]",
      Example("[[issuer]]: https://issuer.example.com\nissuers: [https://issuer.example.com]", kind: .allowlist),
    ],
    good: [
      "claim_pattern:\n  ref: refs/heads/main",
      "audience: https://audience.example.com",
      Example("repositories: [app]", kind: .organizationPolicy),
    ])
}
