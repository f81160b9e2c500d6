import Source
import TrustPolicy

extension Rule {
  static let unpinnedOrganizationPolicy = Rule(
    id: "unpinned-organization-policy", severity: .warning,
    summary: "write permissions on every repository of the organization",
    rationale: """
      A policy of the organization without `repositories` is for all of them, the policy repository among them: who may write there can change \
      every policy of the organization, this one too.
      """,
    bad: [
      Example("subject: a\n[[permissions]]:\n  contents: write", kind: .organizationPolicy),
      Example("[[permissions]]: {issues: write}", kind: .organizationPolicy),
      Example("[[permissions]]:\n  metadata: read\n  contents: write", kind: .organizationPolicy),
    ],
    good: [
      Example("repositories: [app]\npermissions: {contents: write}", kind: .organizationPolicy),
      Example("permissions: {contents: read}", kind: .organizationPolicy),
      "permissions: {contents: write}",
    ]
  ) { file in
    guard file.kind == .organizationPolicy, file.grantsWrite, file.policy?.stored != nil else { return [] }
    guard file.members.allSatisfy({ $0.field != "repositories" }) else { return [] }
    guard let key = file.members.first(where: { $0.field == "permissions" })?.key else { return [] }
    return [
      Remark(
        key, "the policy grants write permissions on every repository of the organization", help: "list the repositories in `repositories`")
    ]
  }
}
