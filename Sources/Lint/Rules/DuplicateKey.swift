extension Rule {
  static let duplicateKey = Rule(
    refusing: "duplicate-key",
    summary: "a key that is given twice",
    rationale: """
      The service refuses a mapping that holds a key twice, also when one of the two comes in by `<<`.
      """,
    bad: [
      "subject: a\n[[subject]]: b",
      "claim_pattern:\n  ref: a\n  [[ref]]: b",
      "permissions: &all\n  contents: read\n  [[contents]]: write",
    ],
    good: [
      "claim_pattern:\n  ref: a\n  head_ref: b",
      "permissions:\n  contents: read\n  issues: read",
      "subject: a\naudience: a",
    ])
}
