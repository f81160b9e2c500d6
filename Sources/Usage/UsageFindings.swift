import Decision
import Explanation
import Source
import TrustPolicy

extension WorkflowUsage {
  /// The ids of the rules under which findings are made.
  public enum RuleID {
    public static let missingIDToken = "missing-id-token"
    public static let neverAccepted = "exchange-never-accepted"
    public static let wrongInput = "wrong-input"
    public static let unusedPolicy = "unused-policy"
  }
}

extension Judgement {
  /// That the job may have no OIDC token.
  public var missingPermission: Finding? {
    guard case .missing(let job, let file, let isSaid) = site.grant else { return nil }
    let place = file == site.source.name ? "" : " of \(file)"
    return Finding(
      rule: WorkflowUsage.RuleID.missingIDToken,
      message: isSaid
        ? "the `permissions` of job `\(job)`\(place) leave out `id-token: write`, so this step gets no OIDC token"
        : "job `\(job)`\(place) has no `permissions`, so this step gets no OIDC token",
      span: site.span,
      help: "add `id-token: write` to the `permissions` of the job\(place); what is not named there, `contents: read` too, is not granted")
  }

  /// What the step gives that the action does not have, and what it does not give.
  public var wrongInputs: [Finding] {
    site.wrongInputs.map { wrong in
      func finding(_ severity: Severity, _ message: String, help: String?) -> Finding {
        Finding(rule: WorkflowUsage.RuleID.wrongInput, severity: severity, message: message, span: wrong.span, help: help)
      }
      switch wrong.kind {
      case .missing(let name):
        return finding(.error, "`\(site.tool)` cannot do without the input `\(name)`", help: "give it under `with`")
      case .misspelt(let name, let required):
        return finding(
          .error, "`\(site.tool)` has no input `\(name)`, and cannot do without `\(required)`", help: "did you mean `\(required)`?")
      case .task(let task, let near):
        return finding(.error, "`\(site.tool)` has no command `\(task)`", help: near.map { "did you mean `\($0)`?" })
      case .unknown(let name, let near):
        return finding(
          .warning, "`\(site.tool)` has no input `\(name)`, so it is not read", help: near.map { "did you mean `\($0)`?" })
      }
    }
  }

  /// That no run gets a token.
  public var neverAccepted: Finding? {
    guard verdict == .never else { return nil }
    func finding(_ message: String, at span: Span, help: String?, witness: Witness? = nil) -> Finding {
      Finding(
        rule: WorkflowUsage.RuleID.neverAccepted, severity: isForOthers ? .warning : .error, message: message, span: span, help: help,
        witness: witness)
    }
    switch policy {
    case .unknown: return nil
    case .missing(let repository, let path, let others):
      let identity = site.request.identity.text ?? ""
      let near = Spelling.nearest(to: identity, in: others)
      return finding(
        "there is no policy `\(identity)` in \(repository)", at: site.identitySpan,
        help: near.map { "did you mean `\($0)`?" } ?? "the service looks for `\(path)` on the default branch")
    case .found(let file, let repository):
      if let problem = file.problems.first {
        return finding(
          "the service refuses the policy `\(site.request.identity.text ?? "")` of \(repository): \(problem.description)",
          at: site.identitySpan,
          help: "see `octosts lint \(file.source.name)`")
      }
      let miss = nearestMiss
      return finding(
        "`\(file.source.name)` of \(repository) lets in no run of this step", at: site.identitySpan,
        help: miss.flatMap(\.help), witness: miss.map { Witness($0.claims, isAdmitted: false) })
    }
  }
}

extension Judgement.Example {
  /// What is at odds and what to do about it; as much of that as is known.
  var help: String? { cause.map { "\($0.message): \($0.remedy)" } ?? reason }

  /// What the first check that fails says, or the service itself.
  public var reason: String? {
    if let check = decision?.firstFailure {
      let has = check.actual.map { "is `\($0)`" } ?? "is missing"
      return "\(check.field.name) \(has), the policy wants \(check.expected)"
    }
    return refusal?.message
  }
}
