extension Rule {
  static let issuerChoice = Rule(
    refusing: "issuer-choice",
    summary: "not exactly one of `issuer` and `issuer_pattern`",
    rationale: """
      A policy names its issuer either as text or as a pattern. With both, or with neither, the service refuses it; \
      an empty text counts as absent.
      """,
    bad: [
      Example("[[]]subject: a\npermissions: {contents: read}", isWhole: true),
      "issuer: https://issuer.example.com\n[[issuer_pattern]]: https://issuer\\.example\\.com",
      Example("[[]]issuer: ''\nsubject: a", isWhole: true),
    ],
    good: [
      "issuer: https://issuer.example.com",
      "issuer_pattern: https://issuer\\.example\\.com/[a-z]+",
      "issuer: https://issuer.example.com\nissuer_pattern: ''",
    ])
}
