import Issuers
import Pattern
import Source
import TrustPolicy

extension LintedFile {
  /// Whether the policy is for tokens of github.com.
  var isForGitHub: Bool { comparison(.issuer)?.admits(GitHub.issuer) ?? false }

  /// A token of GitHub with this subject that the policy lets in; nil where another claim keeps every such token out, or may.
  func gitHubWitness(_ subject: String) -> Witness? {
    guard let parts = GitHubSubject(subject), WellFormed.subject(subject) else { return nil }
    let known = parts.claims
    var claims = [Witness.Claim("iss", GitHub.issuer), Witness.Claim("sub", subject)]
    for comparison in comparisons {
      guard case .claim(let name) = comparison.part, name != "sub", name != "iss" else { continue }
      let text: String?
      switch name {
      case "job_workflow_ref", "workflow_ref":
        text = Language.workflows(of: parts.fullName).flatMap(comparison.witness(in:))
      case "repository_id", "repository_owner_id", "enterprise", "enterprise_id", "actor", "actor_id", "sha", "workflow_sha",
        "job_workflow_sha":
        // A list of these names somebody.
        text = comparison.isFinite == false ? comparison.witness(preferring: Readable.text) : nil
      default:
        if let value = known[name] {
          text = comparison.admits(value) ? value : nil
        } else {
          text = comparison.witness(preferring: Readable.text)
        }
      }
      guard let text else { return nil }
      claims.append(.init(name, text))
    }
    return Witness(claims, isAdmitted: true)
  }
}

extension Language {
  /// The workflows of a repository at any ref.
  fileprivate static func workflows(of repository: String) -> Language? {
    let pattern = try? Pattern.full(Pattern.quoted(repository) + "/\\.github/workflows/[a-z-]+\\.ya?ml@refs/.+")
    return pattern.flatMap { try? Language(matching: $0) }
  }
}
