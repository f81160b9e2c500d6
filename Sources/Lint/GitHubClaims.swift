import Pattern
import TrustPolicy

/// The claims of a token of GitHub Actions.
public enum GitHubClaims {
  /// The names of those that are text, sorted. Custom properties of a repository come besides, as `repo_property_NAME`.
  public static let names = [
    "actor", "actor_id", "aud", "base_ref", "check_run_id", "enterprise", "enterprise_id", "environment", "event_name", "head_ref", "iss",
    "job_workflow_ref", "job_workflow_sha", "jti", "ref", "ref_protected", "ref_type", "repository", "repository_id", "repository_owner",
    "repository_owner_id", "repository_visibility", "run_attempt", "run_id", "run_number", "runner_environment", "sha", "sub", "workflow",
    "workflow_ref", "workflow_sha",
  ]

  /// The claims that are numbers, so that no pattern matches them.
  public static let numbers = ["exp", "iat", "nbf"]

  /// What GitHub can write into the claim `name`: every text that it does and some more. Nil where GitHub sends no such claim; nothing for
  /// those that are numbers.
  public static func language(of name: String) -> Language? {
    switch name {
    case "actor": actor
    case "actor_id", "check_run_id", "repository_id", "repository_owner_id", "run_attempt", "run_id", "run_number": digits
    case "aud": .wellFormedAudience
    case "base_ref", "head_ref": refNameOrNone
    case "enterprise": slugOrNone
    case "enterprise_id": digitsOrNone
    case "environment": environment
    case "event_name": event
    case "exp", "iat", "nbf": Language.none
    case "iss": .wellFormedIssuer
    case "job_workflow_ref", "workflow_ref": workflow
    case "job_workflow_sha", "sha", "workflow_sha": commit
    case "jti": identifier
    case "ref": refOrNone
    case "ref_protected": truth
    case "ref_type": refType
    case "repository": repository
    case "repository_owner": owner
    case "repository_visibility": visibility
    case "runner_environment": runner
    case "sub": GitHubLanguage.anySubject
    case "workflow": .all
    default: name.hasPrefix("repo_property_") ? .all : nil
    }
  }

  /// What is in the claim `ref` but where a deployment names a commit: then that is empty.
  public static let ref = GitHubLanguage.format(GitHubLanguage.ref, except: GitHubLanguage.badRef)

  private static let actor = GitHubLanguage.format("\(GitHubLanguage.owner)(?:\\[bot\\])?")
  private static let digits = GitHubLanguage.format("[0-9]+")
  private static let digitsOrNone = GitHubLanguage.format("[0-9]*")
  private static let slugOrNone = GitHubLanguage.format("[A-Za-z0-9_-]*")
  private static let identifier = GitHubLanguage.format("[0-9A-Za-z-]+")
  private static let commit = GitHubLanguage.format("[0-9a-f]{40}")
  private static let environment = GitHubLanguage.format("[^\\x00-\\x1F]+")
  private static let event = GitHubLanguage.format("[a-z]+(?:_[a-z]+)*")
  private static let refNameOrNone = GitHubLanguage.format("(?:\(GitHubLanguage.refName))?", except: "\(GitHubLanguage.badRef)|^\\.")
  private static let refOrNone = GitHubLanguage.format("(?:\(GitHubLanguage.ref))?", except: GitHubLanguage.badRef)
  private static let refType = GitHubLanguage.format("(?:branch|tag)?")
  private static let truth = GitHubLanguage.format("true|false")
  private static let repository = GitHubLanguage.format(GitHubLanguage.repository)
  private static let owner = GitHubLanguage.format(GitHubLanguage.owner)
  private static let visibility = GitHubLanguage.format("public|private|internal")
  private static let runner = GitHubLanguage.format("github-hosted|self-hosted")
  private static let workflow = GitHubLanguage.format(
    "\(GitHubLanguage.repository)/(?:\\.github/workflows/[^/\\x00-\\x1F]+\\.ya?ml|dynamic/[^\\x00-\\x1F@]+)@(?:\(GitHubLanguage.ref)|[0-9a-f]{40})",
    except: "@refs/.*\(GitHubLanguage.badRef)")
}
