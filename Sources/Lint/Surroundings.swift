import Pattern
import TrustPolicy

/// What is known of the checkout that a file lies in. Whoever lints looks for it; a rule that needs what is not known is silent.
public struct Surroundings: Sendable {
  /// The repository, `OWNER/NAME`; nil where that is not known.
  public var repository: String?
  /// The names of the files in `.github/workflows`; nil where that folder is not there, or nobody looked.
  public var workflows: Set<String>?
  /// The allowlist in the same folder; nil where there is none, or one that the service refuses.
  public var allowlist: IssuerAllowlist?

  public init(repository: String? = nil, workflows: Set<String>? = nil, allowlist: IssuerAllowlist? = nil) {
    self.repository = repository
    self.workflows = workflows
    self.allowlist = allowlist
  }

  /// What is known, a sentence each.
  public var description: [String] {
    var lines: [String] = []
    if let repository, let workflows { lines.append("in \(repository), whose workflows are \(workflows.sorted().joined(separator: ", "))") }
    if let allowlist {
      let patterns = allowlist.patterns.map { String($0.source.dropFirst("^(?:".count).dropLast(")$".count)) }
      let named = (allowlist.issuers + patterns).joined(separator: ", ")
      lines.append("beside an allowlist that \(allowlist.mode == .audit ? "audits" : "enforces") \(named)")
    }
    return lines
  }

  /// Nothing is known.
  public static let unknown = Surroundings()
}
