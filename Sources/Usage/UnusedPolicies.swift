import Issuers
import Pattern
import Source
import TrustPolicy
import WorkflowFiles

extension WorkflowUsage {
  /// That no workflow here asks for a policy that admits workflows of this repository alone; nil where one does, or where that cannot be told.
  ///
  /// - Parameter identity: the name of the policy.
  public func unused(_ policy: PolicyFile, identity: String, in checkout: Workspace) -> Finding? {
    guard isComplete, unreadable.isEmpty, !workflows.isEmpty, let compiled = policy.policy, Self.isOwn(compiled, checkout) else {
      return nil
    }
    // An action or a workflow that is not looked into may ask on behalf of this one.
    if callsElsewhere || handed.contains(identity) { return nil }
    let scopes = Set([
      checkout.repository.lowercased(), checkout.name == ".github" ? checkout.owner.lowercased() : checkout.repository.lowercased(),
    ])
    for site in sites {
      guard let scope = site.request.scope.text else { return nil }
      guard scopes.contains(scope.lowercased()) else { continue }
      // Who asks for a policy that only the run names may ask for this one.
      guard let asked = site.request.identity.text else { return nil }
      if asked == identity { return nil }
    }
    return Finding(
      rule: RuleID.unusedPolicy, severity: .note, message: "no workflow of \(checkout.repository) asks for this policy",
      span: compiled.subject.span,
      help: "it lets in workflows of this repository alone: remove it, unless a script or another branch asks for it")
  }

  /// Whether only workflows of the checkout's repository are let in.
  private static func isOwn(_ policy: TrustPolicy, _ checkout: Workspace) -> Bool {
    guard policy.issuer.value.matches(GitHub.issuer) else { return false }
    let own = checkout.subjects
    switch policy.subject.value {
    case .exact(let text): return own.contains(text)
    case .pattern(let pattern, _):
      guard let language = try? Language(matching: pattern), let sent = try? language.intersection(GitHubLanguage.subject), !sent.isEmpty
      else {
        return false
      }
      return (try? sent.isSubset(of: own)) ?? false
    }
  }
}
