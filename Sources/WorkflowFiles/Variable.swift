/// What one run differs in from another: the part of its claims that the workflow file does not tell.
public enum Variable: String, Sendable, Hashable, CaseIterable {
  /// The fully formed ref: `refs/heads/main`.
  case ref
  /// The branch that a pull request goes into, without `refs/heads/`.
  case baseRef = "base_ref"
  /// The branch that a pull request comes from.
  case headRef = "head_ref"
  /// The environment of the job, where an expression makes it.
  case environment
  /// Who started the run.
  case actor
}
