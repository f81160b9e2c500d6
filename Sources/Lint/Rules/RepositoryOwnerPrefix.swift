import Source
import TrustPolicy

extension Rule {
  static let repositoryOwnerPrefix = Rule(
    id: "repository-owner-prefix", severity: .error,
    summary: "a repository with its owner",
    rationale:
      "Repositories are listed by name alone: they are the organization's. GitHub refuses `OWNER/NAME`, and with it every exchange.",
    bad: [
      Example("repositories: [ [[acme/app]] ]", kind: .organizationPolicy),
      Example("repositories:\n  - app\n  - [[acme/lib]]", kind: .organizationPolicy),
      Example("repositories: [ [['acme/app']] ]", kind: .organizationPolicy),
    ],
    good: [
      Example("repositories: [app]", kind: .organizationPolicy),
      Example("repositories: [.github]", kind: .organizationPolicy),
      Example("repositories:\n  - app.lib\n  - app-docs", kind: .organizationPolicy),
    ]
  ) { file in
    guard let decoded = file.policy?.decoded, let repositories = decoded.repositories else { return [] }
    return zip(repositories, decoded.repositorySpans).compactMap { repository, span in
      guard let name = repository.split(separator: "/").last, repository.contains("/") else { return nil }
      // Within quotes or without, the owner goes.
      let owner = file.place(0..<(repository.utf8.count - name.utf8.count), of: repository, at: span)
      return Remark(
        span, "repositories are listed without their owner", help: "write `\(name)`",
        fix: owner == span ? nil : FixIt("drop the owner", [.init(owner, "")], changesMeaning: true))
    }
  }
}
