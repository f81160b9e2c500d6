/// What the event that starts a run makes of its token.
///
/// GitHub, Events that trigger workflows (GITHUB_REF of each); OpenID Connect reference, example subject claims.
public enum GitHubEvent {
  /// Where the ref of a run comes from.
  public enum Origin: Sendable, Equatable {
    /// The branch that was pushed, or the tag.
    case branchOrTag
    case tag
    /// What a pull request would be once merged, `refs/pull/NUMBER/merge`.
    case pullRequest
    case defaultBranch
    /// A branch that a merge queue makes, `refs/heads/gh-readonly-queue/BASE/…`.
    case mergeQueue
    /// That of the run which calls the workflow.
    case caller
  }

  /// The origin of the ref; nil for what is no event that is known here.
  public static func origin(_ event: String) -> Origin? {
    switch event {
    case "push", "create", "workflow_dispatch", "deployment", "deployment_status", "registry_package": .branchOrTag
    case "release": .tag
    case "pull_request", "pull_request_review", "pull_request_review_comment": .pullRequest
    case "merge_group": .mergeQueue
    case "workflow_call": .caller
    // `pull_request_target` since December 2025; before that it was the base branch.
    case _ where GitHubClaims.events.contains(event): .defaultBranch
    default: nil
    }
  }

  /// What is known of the subject of runs for an event, when they are in no environment.
  public enum SubjectForm: Sendable, Equatable {
    /// It ends in `ref:` and the ref.
    case ref
    /// It ends in `pull_request`.
    case pullRequest
    /// GitHub does not say which of the two; probably the second.
    case undocumented
  }

  /// The form of the subject.
  public static func subjectForm(_ event: String) -> SubjectForm {
    switch event {
    case "pull_request": .pullRequest
    case "pull_request_target", "pull_request_review", "pull_request_review_comment": .undocumented
    default: .ref
    }
  }

  /// Whether `base_ref` and `head_ref` hold the branches of a pull request.
  public static func hasBranches(_ event: String) -> Bool { event.hasPrefix("pull_request") }

  /// A value as it stands in a subject, where a colon parts the values.
  public static func escaped(_ value: String) -> String { value.replacing(":", with: "%3A") }
}
