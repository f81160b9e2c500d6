import Source
import TrustPolicy

extension Rule {
  static let permissionLevel = Rule(
    id: "permission-level", severity: .error,
    summary: "a level that GitHub does not offer",
    rationale: """
      The service passes levels on as they are written. GitHub knows `read`, `write` and, for a few permissions, `admin`, and refuses the whole \
      token request otherwise: the policy loads, and every exchange fails.
      """,
    bad: [
      "permissions:\n  contents: [[writ]]",
      "permissions:\n  contents: [[WRITE]]",
      "permissions:\n  contents: [[admin]]",
      "permissions:\n  contents: [['']]",
    ],
    good: [
      "permissions:\n  contents: write",
      "permissions:\n  organization_projects: admin",
      "permissions:\n  metadata: read",
    ]
  ) { file in
    (file.policy?.decoded.permissions ?? []).compactMap { permission in
      let (name, level) = (permission.value.name, permission.value.level)
      guard let levels = PermissionCatalog[name]?.levels.map(\.rawValue), !levels.contains(level) else { return nil }
      // A level that GitHub has elsewhere is doubtful only: what it offers changes, and it may take more than it documents.
      let isKnown = PermissionCatalog.Level(rawValue: level) != nil
      let folded = levels.first { $0 == level.lowercased() }
      let near = folded ?? Spelling.nearest(to: level, in: levels)
      let offered = levels.map { "`\($0)`" }.joined(separator: ", ")
      return Remark(
        permission.span, isKnown ? "`\(name)` has no level `\(level)`: \(offered)" : "`\(level)` is no level: `\(name)` has \(offered)",
        help: near.map { "did you mean `\($0)`?" },
        fix: folded.map { FixIt("write it in lower case", [.init(permission.span, $0)], changesMeaning: true) },
        severity: isKnown && level == "read" ? .warning : .error)
    }
  }
}
