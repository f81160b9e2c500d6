/// Why there is no token for a run as it was described.
public enum RunError: Error, Hashable, Sendable {
  /// GitHub gives no token to a pull request from a fork.
  case fork(head: String, base: String)
  case malformedRepository(String)
  /// An address of an account of Google where its project and its name are wanted.
  case accountAddress(String)
  /// A ref that is not written out, as `main` for `refs/heads/main`.
  case shortRef(String)
  /// An event that runs no workflow.
  case unknownEvent(String, nearest: String?)
  /// A key of the subject's template that this run has no claim for.
  case templateKeyMissing(String)

  /// Whether the description makes no sense, so that nothing is said about a run.
  public var isMisdescribed: Bool {
    switch self {
    case .malformedRepository, .accountAddress, .shortRef, .unknownEvent: true
    case .fork, .templateKeyMissing: false
    }
  }
}

extension RunError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fork(let head, let base):
      "a pull request from the fork `\(head)` gets no identity token: GitHub gives none to `pull_request` runs of `\(base)` that come from "
        + "another repository; `pull_request_target` runs get one"
    case .malformedRepository(let text): "`\(text)` is no repository: expected OWNER/REPO"
    case .accountAddress(let text):
      "`\(text)` is the address of an account: expected PROJECT/ACCOUNT, of which the address is made"
    case .shortRef(let text): "`\(text)` is no whole ref: expected `refs/heads/\(text)` or `refs/tags/\(text)`"
    case .unknownEvent(let text, let nearest):
      "no event of GitHub Actions is called `\(text)`" + (nearest.map { ": did you mean `\($0)`?" } ?? "")
    case .templateKeyMissing("environment"):
      "the subject's template asks for `environment`, and the run has none: give it an environment"
    case .templateKeyMissing(let key): "the subject's template asks for `\(key)`, which is no claim of this run"
    }
  }
}
