import Source
import TrustPolicy

extension Rule {
  static let broadPermission = Rule(
    id: "broad-permission", severity: .note,
    summary: "a permission with which more can be had",
    rationale: """
      Who may administer, change members, secrets or workflows can give himself everything else. Such a policy deserves an exact subject and a \
      pinned workflow.
      """,
    bad: [
      "permissions:\n  [[administration]]: write",
      "permissions:\n  contents: write\n  [[workflows]]: write",
      "permissions:\n  [[secrets]]: write\n  [[members]]: write",
    ],
    good: [
      "permissions:\n  administration: read",
      "permissions:\n  contents: write",
      "permissions:\n  members: read",
    ]
  ) { file in
    (file.policy?.decoded.permissions ?? []).compactMap { permission in
      guard let reason = broad[permission.value.name], permission.value.level != "read" else { return nil }
      return Remark(
        permission.key, "`\(permission.value.name): \(permission.value.level)` \(reason)",
        help: "grant it to one exact subject and workflow, or leave it out")
    }
  }

  private static let broad: [String: String] = [
    "administration": "can change protection rules and collaborators",
    "members": "can change who belongs to the organization",
    "organization_administration": "can change the organization's settings",
    "secrets": "can replace secrets that other workflows use",
    "organization_secrets": "can replace secrets that other workflows use",
    "workflows": "can change workflows, which run with secrets of their own",
  ]
}
