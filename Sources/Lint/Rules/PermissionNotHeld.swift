import Source
import TrustPolicy

extension Rule {
  static let permissionNotHeld = Rule(
    id: "permission-not-held", severity: .warning,
    summary: "a permission that the hosted App does not have",
    rationale: """
      The App behind octo-sts.dev holds a fixed set of permissions, and GitHub gives no token more than its App has: the exchange fails. A service \
      of your own may hold others; name its domain with `--domain`.
      """,
    bad: [
      "permissions:\n  [[attestations]]: write",
      "permissions:\n  administration: [[write]]",
      "permissions:\n  contents: read\n  [[actions_variables]]: read",
    ],
    good: [
      "permissions:\n  contents: write",
      "permissions:\n  administration: read",
      "permissions:\n  pull_requests: write",
    ]
  ) { file in
    guard file.domain == Linter.hostedDomain else { return [] }
    return (file.policy?.decoded.permissions ?? []).compactMap { permission in
      let name = permission.value.name
      guard let entry = PermissionCatalog[name], let level = PermissionCatalog.Level(rawValue: permission.value.level) else { return nil }
      guard let held = entry.hosted else {
        return Remark(
          permission.key, "the App of octo-sts.dev does not hold `\(name)`", help: "remove it, or name your own service with `--domain`")
      }
      let order = PermissionCatalog.Level.allCases
      guard let wanted = order.firstIndex(of: level), let most = order.firstIndex(of: held), wanted > most else { return nil }
      return Remark(
        permission.span, "the App of octo-sts.dev holds `\(name)` at `\(held.rawValue)` only",
        help: "write `\(held.rawValue)`, or name your own service with `--domain`")
    }
  }
}
