extension Rule {
  static let allowlistLimits = Rule(
    refusing: "allowlist-limits",
    summary: "more than the service takes",
    rationale: """
      An allowlist has at most 64 issuers and 16 patterns of at most 256 bytes each; beyond that it is invalid, and \
      an invalid allowlist refuses every exchange of the organization.
      """,
    bad: [
      Example(
        "[[issuers]]: [https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com, https://issuer.example.com]",
        kind: .allowlist),
      Example("[[issuer_patterns]]: [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]", kind: .allowlist),
      Example(
        "issuer_patterns:\n  - [[https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]]",
        kind: .allowlist),
    ],
    good: [
      Example("issuers: [https://issuer.example.com]", kind: .allowlist),
      Example("issuer_patterns: [a, b, c]", kind: .allowlist),
      Example(
        "issuer_patterns:\n  - https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        kind: .allowlist),
    ])
}
