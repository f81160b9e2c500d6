import Pattern
import TrustPolicy

/// The claims of a token of GitHub Actions.
public enum GitHubClaims {
  /// The names of those that are text, sorted. Custom properties of a repository come besides, as `repo_property_NAME`.
  public static let names = (languages.keys + ["sub"]).sorted()

  /// The claims that are numbers, so that no pattern matches them.
  public static let numbers = ["exp", "iat", "nbf"]

  /// What GitHub can write into the claim `name`: every text that it does and some more. Nil where GitHub sends no such claim; nothing for
  /// those that are numbers.
  public static func language(of name: String) -> Language? {
    if numbers.contains(name) { return Language.none }
    if name.hasPrefix("repo_property_") { return .all }
    if name == "sub" { return GitHubLanguage.anySubject }
    return languages[name]
  }

  /// All but `sub`, whose customised forms are made of the names of these.
  private static let languages: [String: Language] = {
    let format = { GitHubLanguage.format($0) }
    let digits = format("[0-9]+")
    let commit = format("[0-9a-f]{40}")
    let emptyOr = { (language: Language) in GitHubLanguage.joined([language, format("")]) }
    let name = GitHubLanguage.format(GitHubLanguage.refName, except: "\(GitHubLanguage.badRef)|^\\.")
    let workflow = GitHubLanguage.format(
      "\(GitHubLanguage.repository)/(?:\\.github/workflows/[^/\\x00-\\x1F]+\\.ya?ml|dynamic/[^\\x00-\\x1F@]+)@(?:\(GitHubLanguage.ref)|[0-9a-f]{40})",
      except: "@refs/.*\(GitHubLanguage.badRef)")
    return [
      "actor": format("\(GitHubLanguage.owner)(?:\\[bot\\])?"),
      "actor_id": digits,
      "aud": .wellFormedAudience,
      "base_ref": emptyOr(name),
      "check_run_id": digits,
      "enterprise": format("[A-Za-z0-9_-]*"),
      "enterprise_id": format("[0-9]*"),
      "environment": format("[^\\x00-\\x1F]+"),
      "event_name": format("[a-z]+(?:_[a-z]+)*"),
      "head_ref": emptyOr(name),
      "iss": .wellFormedIssuer,
      "job_workflow_ref": workflow,
      "job_workflow_sha": commit,
      "jti": format("[0-9A-Za-z-]+"),
      "ref": emptyOr(ref),
      "ref_protected": format("true|false"),
      "ref_type": format("(?:branch|tag)?"),
      "repository": format(GitHubLanguage.repository),
      "repository_id": digits,
      "repository_owner": format(GitHubLanguage.owner),
      "repository_owner_id": digits,
      "repository_visibility": format("public|private|internal"),
      "run_attempt": digits,
      "run_id": digits,
      "run_number": digits,
      "runner_environment": format("github-hosted|self-hosted"),
      "sha": commit,
      "workflow": .all,
      "workflow_ref": workflow,
      "workflow_sha": commit,
    ]
  }()

  /// What is in the claim `ref` but where a deployment names a commit: then that is empty.
  public static let ref = GitHubLanguage.format(GitHubLanguage.ref, except: GitHubLanguage.badRef)
}
