import Source
import TrustPolicy

extension Rule {
  static let noPermissions = Rule(
    id: "no-permissions", severity: .warning,
    summary: "a policy that names no permission",
    rationale: """
      The service asks GitHub for a token with the permissions of the policy. GitHub gives a token that is asked for without any the permissions \
      of the whole App installation.
      """,
    bad: [
      Example("[[issuer: https://issuer.example.com]]\nsubject: a\n", isWhole: true),
      "[[permissions]]: {}",
      "[[permissions]]:\n",
    ],
    good: [
      "permissions: {contents: read}",
      "permissions:\n  metadata: read",
      "Permissions:\n  contents: read",
    ]
  ) { file in
    guard let policy = file.policy, let stored = policy.stored, stored.permissions.isEmpty else { return [] }
    let key = file.members.first { $0.field == "permissions" }?.key
    return [
      Remark(
        key ?? file.top, "the policy names no permission, and GitHub may then give all that the App holds",
        help: "name what is needed, such as `contents: read`")
    ]
  }
}
