import Source
import TrustPolicy
import YAML

extension Rule {
  static let emptyRepositories = Rule(
    id: "empty-repositories", severity: .error,
    summary: "an empty list of repositories, which restricts nothing",
    rationale: """
      With `repositories: []`, or without a value, the token reaches every repository of the organization, and the limit that a scope of \
      `OWNER/.github` sets is gone too. A list that is written as empty may be meant so, and is a warning; one that lost its items is an error.
      """,
    bad: [
      Example("repositories: [[[]]]", kind: .organizationPolicy),
      Example("[[repositories]]:", kind: .organizationPolicy),
      Example("repositories: [[null]]", kind: .organizationPolicy),
    ],
    good: [
      Example("repositories: [app]", kind: .organizationPolicy),
      Example("repositories:\n  - app\n  - lib", kind: .organizationPolicy),
      Example("subject: a", kind: .organizationPolicy),
    ]
  ) { file in
    guard file.kind == .organizationPolicy else { return [] }
    return file.members.filter { $0.field == "repositories" }.compactMap { member in
      let isNull: Bool
      switch member.value.content {
      case .list(let items) where items.isEmpty: isNull = false
      case .scalar(.null): isNull = true
      case .list, .scalar, .map: return nil
      }
      return Remark(
        member.span.start == member.span.end ? member.key : member.span, "an empty list means every repository of the organization",
        help: "list the repositories that the token is for; to mean all of them, leave `repositories` out",
        severity: isNull ? .error : .warning)
    }
  }
}
