import Source
import TrustPolicy

extension Rule {
  static let permissionNotHeld = Rule(
    id: "permission-not-held", severity: .warning,
    summary: "a permission that the service's App does not have",
    rationale: """
      The App behind octo-sts.dev holds a fixed set of permissions, and GitHub gives no token more than its App has: the exchange fails. A service \
      of your own may hold others: name its `domain` and the `permissions` of its App in `.github/octosts.yaml`.
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
    guard let held = file.held else { return [] }
    let order = PermissionCatalog.Level.allCases
    return (file.policy?.decoded.permissions ?? []).compactMap { permission in
      let name = permission.value.name
      guard PermissionCatalog[name] != nil, let wanted = PermissionCatalog.Level(rawValue: permission.value.level) else { return nil }
      let other =
        file.domain == Linter.hostedDomain ? "name your own service with `--domain`" : "give it to the App and to `.github/octosts.yaml`"
      guard let most = held[name] else {
        return Remark(permission.key, "the App of \(file.domain) does not hold `\(name)`", help: "remove it, or \(other)")
      }
      guard let i = order.firstIndex(of: wanted), let j = order.firstIndex(of: most), i > j else { return nil }
      return Remark(
        permission.span, "the App of \(file.domain) holds `\(name)` at `\(most.rawValue)` only",
        help: "write `\(most.rawValue)`, or \(other)")
    }
  }
}
