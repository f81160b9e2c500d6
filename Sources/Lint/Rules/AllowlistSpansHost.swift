extension Rule {
  static let allowlistSpansHost = Rule(
    refusing: "allowlist-spans-host",
    summary: "a pattern that can reach past the host",
    rationale: """
      A pattern in which something variable can match `/` could let a host of anyone in, so the service refuses it, \
      and an invalid allowlist refuses every exchange of the organization.
      """,
    bad: [
      Example("issuer_patterns: ['https://[[.]]*\\.example\\.com']", kind: .allowlist),
      Example("issuer_patterns: ['https://[[[^.]]]+\\.example\\.com']", kind: .allowlist),
      Example("issuer_patterns: ['https://a\\.example\\.com[[/]]?']", kind: .allowlist),
    ],
    good: [
      Example("issuer_patterns: ['https://[a-z0-9-]+\\.example\\.com']", kind: .allowlist),
      Example("issuer_patterns: ['https://[^/]+\\.example\\.com']", kind: .allowlist),
      Example("issuer_patterns: ['https://a\\.example\\.com/[a-z]+']", kind: .allowlist),
    ])
}
