extension Rule {
  static let allowlistEmpty = Rule(
    refusing: "allowlist-empty",
    summary: "an allowlist without issuers",
    rationale: """
      An allowlist that lists nothing is invalid, and an invalid allowlist refuses every exchange of the \
      organization.
      """,
    bad: [
      Example("[[mode: enforce]]", kind: .allowlist),
      Example("[[issuers: []\nissuer_patterns: []]]", kind: .allowlist),
      Example("[[mode: audit\nissuers:]]", kind: .allowlist),
    ],
    good: [
      Example("issuers: [https://issuer.example.com]", kind: .allowlist),
      Example("mode: audit\nissuers: [https://issuer.example.com]", kind: .allowlist),
      Example("issuer_patterns: ['https://[a-z]+\\.example\\.com']", kind: .allowlist),
    ])
}
