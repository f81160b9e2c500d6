extension Rule {
  static let unknownPermission = Rule(
    refusing: "unknown-permission",
    summary: "a permission that the service does not know",
    rationale: """
      One name that the service does not know makes it refuse the whole policy. Names are those of GitHub's API, \
      with underscores; GitHub has names that the service does not read yet.
      """,
    bad: [
      "permissions:\n  [[content]]: read",
      "permissions:\n  [[pull-requests]]: write",
      "permissions:\n  contents: read\n  [[code]]: read",
    ],
    good: [
      "permissions:\n  contents: read",
      "permissions:\n  pull_requests: write",
      "permissions:\n  workflows: write",
    ])
}
