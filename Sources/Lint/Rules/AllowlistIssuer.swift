extension Rule {
  static let allowlistIssuer = Rule(
    refusing: "allowlist-issuer",
    summary: "an issuer that no token can have",
    rationale: """
      Each issuer must be a well-formed `https` URL with scheme and host in lower case; otherwise the allowlist is \
      invalid, and an invalid allowlist refuses every exchange of the organization.
      """,
    bad: [
      Example("issuers: [ [[issuer.example.com]] ]", kind: .allowlist),
      Example("issuers: [ [[https://Issuer.example.com]] ]", kind: .allowlist),
      Example("issuers:\n  - [[http://issuer.example.com]]", kind: .allowlist),
    ],
    good: [
      Example("issuers: [https://issuer.example.com]", kind: .allowlist),
      Example("issuers: [https://issuer.example.com/]", kind: .allowlist),
      Example("issuers: ['http://localhost:8080']", kind: .allowlist),
    ])
}
