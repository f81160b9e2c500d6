import Pattern
import TrustPolicy

/// The claims of a token of GitHub Actions.
///
/// GitHub, OpenID Connect reference; Events that trigger workflows.
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

  /// Whether GitHub sends a claim of this name.
  public static func isSent(_ name: String) -> Bool {
    names.contains(name) || numbers.contains(name) || isProperty(name)
  }

  /// Whether a claim of this name is a custom property of a repository.
  public static func isProperty(_ name: String) -> Bool { name.hasPrefix("repo_property_") }

  /// The words of which GitHub writes one into the claim `name`; nil where it writes anything else.
  public static func words(of name: String) -> [String]? {
    switch name {
    case "event_name": events
    case "ref_protected": ["true", "false"]
    case "ref_type": ["branch", "tag"]
    case "repository_visibility": ["public", "private", "internal"]
    case "runner_environment": ["github-hosted", "self-hosted"]
    default: nil
    }
  }

  /// The events that run workflows.
  public static let events = [
    "branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status", "discussion",
    "discussion_comment", "fork", "gollum", "image_version", "issue_comment", "issues", "label", "merge_group", "milestone", "page_build",
    "project", "project_card", "project_column", "public", "pull_request", "pull_request_comment", "pull_request_review",
    "pull_request_review_comment", "pull_request_target", "push", "registry_package", "release", "repository_dispatch", "schedule",
    "status",
    "watch", "workflow_call", "workflow_dispatch", "workflow_run",
  ]

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
    default: isProperty(name) ? .all : nil
    }
  }

  /// What is in the claim `ref` but where a deployment names a commit: then that is empty.
  public static let ref = Language.form(GitHubLanguage.ref, except: GitHubLanguage.badRef)

  private static let actor = Language.form("\(GitHubLanguage.owner)(?:\\[bot\\])?")
  private static let digits = Language.form("[0-9]+")
  private static let digitsOrNone = Language.form("[0-9]*")
  private static let slugOrNone = Language.form("[A-Za-z0-9_-]*")
  private static let identifier = Language.form("[0-9A-Za-z-]+")
  private static let commit = Language.form("[0-9a-f]{40}")
  private static let environment = Language.form("[^\\x00-\\x1F]+")
  private static let event = Language.form("[a-z]+(?:_[a-z]+)*")
  private static let refNameOrNone = Language.form("(?:\(GitHubLanguage.refName))?", except: "\(GitHubLanguage.badRef)|^\\.")
  private static let refOrNone = Language.form("(?:\(GitHubLanguage.ref))?", except: GitHubLanguage.badRef)
  private static let refType = Language.form("(?:branch|tag)?")
  private static let truth = Language.form("true|false")
  private static let repository = Language.form(GitHubLanguage.repository)
  private static let owner = Language.form(GitHubLanguage.owner)
  private static let visibility = Language.form("public|private|internal")
  private static let runner = Language.form("github-hosted|self-hosted")
  private static let workflow = Language.form(
    "\(GitHubLanguage.repository)/(?:\\.github/workflows/[^/\\x00-\\x1F]+\\.ya?ml|dynamic/[^\\x00-\\x1F@]+)@(?:\(GitHubLanguage.ref)|[0-9a-f]{40})",
    except: "@refs/.*\(GitHubLanguage.badRef)")
}
