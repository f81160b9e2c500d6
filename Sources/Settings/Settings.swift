import Lint
import Source
import TrustPolicy

/// What a repository says about how its policies are looked at: `.github/octosts.yaml`.
public struct Settings: Sendable {
  /// Where the file is, from the root of the checkout.
  public static let path = ".github/octosts.yaml"

  /// The service's domain, unless it is the hosted one.
  public var domain: String?
  /// The name of the repository that holds the organization's policies.
  public var policyRepository = Candidate.policyRepository
  /// How much the findings of a rule matter, by its id.
  public var weights: [String: Weight] = [:]
  /// The files that are not looked at.
  public var ignored: [Glob] = []
  /// What the App of ``domain`` holds, each at its highest level; nil where nothing is said.
  public var permissions: [String: PermissionCatalog.Level]?

  /// How much the findings of a rule matter.
  public enum Weight: String, Sendable, CaseIterable {
    case error, warning, note
    /// It is not looked for.
    case off

    /// Nil for ``off``.
    public var severity: Severity? { Severity(rawValue: rawValue) }
  }

  /// What holds where nothing is said.
  public init() {}

  /// Whether the file at `path`, from the root of the checkout, is not looked at.
  public func ignores(_ path: String) -> Bool { ignored.contains { $0.matches(path) } }

  /// The severities of the rules that are looked for.
  public var severities: [String: Severity] { weights.compactMapValues(\.severity) }

  /// Whether the rule called `id` is looked for.
  public func isOn(_ id: String) -> Bool { weights[id] != .off }
}
