import JSON
import Lint

/// A kind of file that a JSON Schema describes.
public enum SchemaKind: String, Sendable, CaseIterable {
  case policy
  case organizationPolicy = "org-policy"
  case allowlist
  /// The settings, `.github/octosts.yaml`.
  case config
  /// Cases of `octosts test`.
  case test

  /// The schema as text that ends with a line end.
  public var text: String {
    switch self {
    case .policy: Self.text(PolicySchema.policy(isOrganization: false))
    case .organizationPolicy: Self.text(PolicySchema.policy(isOrganization: true))
    case .allowlist: Self.text(PolicySchema.allowlist)
    case .config: Self.text(SettingsSchema.value)
    case .test: TestSchema.text()
    }
  }

  private static func text(_ schema: JSONValue) -> String { schema.text(.indented) + "\n" }
}
