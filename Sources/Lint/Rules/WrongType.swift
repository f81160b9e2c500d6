extension Rule {
  static let wrongType = Rule(
    refusing: "wrong-type",
    summary: "a value of the wrong type",
    rationale: """
      A list or a mapping where the service wants text makes it refuse the file. In policies of the organization \
      that holds for unquoted numbers and booleans too.
      """,
    bad: [
      "subject: [[[repo:acme/app:ref:refs/heads/main]]]",
      "permissions: [[read-all]]",
      Example("subject: [[123456]]", kind: .organizationPolicy),
    ],
    good: [
      "subject: repo:acme/app:ref:refs/heads/main",
      "claim_pattern:\n  repository_id: 123456",
      Example("subject: \"123456\"", kind: .organizationPolicy),
    ])
}
