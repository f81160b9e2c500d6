import Source
import TrustPolicy

extension Rule {
  static let unpinnedOrganizationPolicy = Rule(
    id: "unpinned-organization-policy", severity: .warning,
    summary: "write permissions on every repository of the organization",
    rationale: """
      A policy of the organization without `repositories` is for all of them, the policy repository among them: who may write there can change \
      every policy of the organization, this one too. One that lists the policy repository with `contents: write` says so outright.
      """,
    bad: [
      Example("subject: a\n[[permissions]]:\n  contents: write", kind: .organizationPolicy),
      Example("[[permissions]]: {issues: write}", kind: .organizationPolicy),
      Example("[[permissions]]:\n  metadata: read\n  contents: write", kind: .organizationPolicy),
      Example("repositories: [app, [[.github]] ]\npermissions: {contents: write}", kind: .organizationPolicy),
    ],
    good: [
      Example("repositories: [app]\npermissions: {contents: write}", kind: .organizationPolicy),
      Example("permissions: {contents: read}", kind: .organizationPolicy),
      Example("repositories: [.github]\npermissions: {contents: read, issues: write}", kind: .organizationPolicy),
      "permissions: {contents: write}",
    ]
  ) { file in
    guard file.kind == .organizationPolicy, file.grantsWrite, file.policy?.stored != nil else { return [] }
    guard file.members.allSatisfy({ $0.field != "repositories" }) else { return file.policyRepositories }
    guard let key = file.members.first(where: { $0.field == "permissions" })?.key else { return [] }
    return [
      Remark(
        key, "the policy grants write permissions on every repository of the organization", help: "list the repositories in `repositories`")
    ]
  }
}

extension LintedFile {
  /// Where the policy repository is listed, when the policy may write there.
  fileprivate var policyRepositories: [Remark] {
    guard let stored = policy?.stored, let repositories = stored.repositories,
      stored.permissions.contains(where: { $0.value.name == "contents" && $0.value.level == "write" })
    else { return [] }
    return zip(repositories, stored.repositorySpans).filter { $0.0.lowercased() == ".github" }.map { _, span in
      Remark(
        span, "who holds the token can change every policy of the organization",
        help: "leave `.github` out, or grant `contents: read`")
    }
  }
}
