extension Rule {
  static let allowlistMode = Rule(
    refusing: "allowlist-mode",
    summary: "an unknown mode",
    rationale: """
      The mode is `enforce` or `audit`, in lower case; anything else makes the allowlist invalid, and an invalid \
      allowlist refuses every exchange of the organization.
      """,
    bad: [
      Example("mode: [[Enforce]]\nissuers: [https://issuer.example.com]", kind: .allowlist),
      Example("mode: [[off]]\nissuers: [https://issuer.example.com]", kind: .allowlist),
      Example("mode: [[warn]]\nissuers: [https://issuer.example.com]", kind: .allowlist),
    ],
    good: [
      Example("mode: enforce\nissuers: [https://issuer.example.com]", kind: .allowlist),
      Example("mode: audit\nissuers: [https://issuer.example.com]", kind: .allowlist),
      Example("mode: ''\nissuers: [https://issuer.example.com]", kind: .allowlist),
    ])
}
