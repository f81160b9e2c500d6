import Pattern
import Source
import TrustPolicy

/// What is known of the tokens of GitHub Actions.
enum GitHub {
  static let issuer = "https://token.actions.githubusercontent.com"

  /// Subjects as GitHub makes them unless a repository customises them.
  static let subject = Forms.language(
    "repo:[A-Za-z0-9-]+(@[0-9]+)?/[A-Za-z0-9._-]+(@[0-9]+)?:(environment:[^:]+|pull_request|ref:refs/(heads|tags)/[^:]+)")
  /// Those of the older form, without ids.
  static let namedSubject = Forms.language(
    "repo:[A-Za-z0-9-]+/[A-Za-z0-9._-]+:(environment:[^:]+|pull_request|ref:refs/(heads|tags)/[^:]+)")
  /// Those with the ids of owner and repository.
  static let immutableSubject = Forms.language("repo:[^/@:]+@[0-9]+/[^/@:]+@[0-9]+:.+")

  /// The claims that GitHub sends, beside the properties of a repository, which have names of their own.
  static let claims: [String] = [
    "actor", "actor_id", "aud", "base_ref", "check_run_id", "enterprise", "enterprise_id", "environment", "event_name", "exp", "head_ref",
    "iat",
    "iss", "job_workflow_ref", "job_workflow_sha", "jti", "nbf", "ref", "ref_protected", "ref_type", "repository", "repository_id",
    "repository_owner", "repository_owner_id", "repository_visibility", "run_attempt", "run_id", "run_number", "runner_environment", "sha",
    "sub",
    "workflow", "workflow_ref", "workflow_sha",
  ]

  /// The words that some claims are one of.
  static let words: [String: [String]] = [
    "event_name": [
      "branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status", "discussion",
      "discussion_comment", "fork", "gollum", "image_version", "issue_comment", "issues", "label", "merge_group", "milestone", "page_build",
      "project", "project_card", "project_column", "public", "pull_request", "pull_request_comment", "pull_request_review",
      "pull_request_review_comment", "pull_request_target", "push", "registry_package", "release", "repository_dispatch", "schedule",
      "status",
      "watch", "workflow_call", "workflow_dispatch", "workflow_run",
    ],
    "ref_protected": ["true", "false"],
    "ref_type": ["branch", "tag"],
    "repository_visibility": ["public", "private", "internal"],
    "runner_environment": ["github-hosted", "self-hosted"],
  ]

  /// A subject of the older form in its parts.
  struct Subject {
    var owner: String
    var repository: String
    /// What follows the repository, without its colon.
    var context: String

    init?(_ text: String) {
      guard text.hasPrefix("repo:") else { return nil }
      let rest = text.dropFirst(5)
      guard let colon = rest.firstIndex(of: ":") else { return nil }
      let names = rest[..<colon].split(separator: "/", omittingEmptySubsequences: false)
      guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
      // An `@` begins the id of the immutable form.
      owner = String(names[0].prefix { $0 != "@" })
      repository = String(names[1].prefix { $0 != "@" })
      context = String(rest[rest.index(after: colon)...])
    }

    /// What the other claims of the same token are, as far as the subject tells.
    var claims: [String: String] {
      var claims = ["repository": owner + "/" + repository, "repository_owner": owner]
      if context.hasPrefix("ref:") {
        let ref = String(context.dropFirst(4))
        claims["ref"] = ref
        claims["ref_type"] = ref.hasPrefix("refs/heads/") ? "branch" : "tag"
        claims["head_ref"] = ""
        claims["base_ref"] = ""
      } else if context.hasPrefix("environment:") {
        claims["environment"] = String(context.dropFirst("environment:".count)).replacing("%3A", with: ":")
      }
      return claims
    }
  }
}

extension LintedFile {
  /// Whether the policy is for tokens of github.com.
  var isForGitHub: Bool { comparison(.issuer)?.admits(GitHub.issuer) ?? false }

  /// A token of GitHub with this subject that the policy lets in; nil where another claim keeps every such token out, or may.
  func gitHubWitness(_ subject: String) -> Witness? {
    guard let parts = GitHub.Subject(subject), WellFormed.subject(subject) else { return nil }
    let known = parts.claims
    var claims = [Witness.Claim("iss", GitHub.issuer), Witness.Claim("sub", subject)]
    for comparison in comparisons {
      guard case .claim(let name) = comparison.part, name != "sub", name != "iss" else { continue }
      guard let language = comparison.language else { return nil }
      let text: String?
      switch name {
      case "job_workflow_ref", "workflow_ref":
        let own = Forms.language(Self.quoted(parts.owner + "/" + parts.repository) + "/\\.github/workflows/[a-z-]+\\.ya?ml@refs/.+")
        text = (try? language.intersection(own))?.witness()
      case "repository_id", "repository_owner_id", "enterprise", "enterprise_id", "actor", "actor_id", "sha", "workflow_sha",
        "job_workflow_sha":
        // A list of these names somebody.
        text = language.isFinite ? nil : language.witness()
      default:
        if let value = known[name] {
          text = language.contains(value) ? value : nil
        } else {
          text = language.witness(preferring: Forms.legible)
        }
      }
      guard let text else { return nil }
      claims.append(.init(name, text))
    }
    return Witness(claims, isAdmitted: true)
  }

  private static func quoted(_ text: String) -> String {
    "\\Q" + text.replacing("\\E", with: "") + "\\E"
  }
}
