import Issuers
import Pattern
import Source
import TrustPolicy
import WorkflowFiles

extension WorkflowUsage {
  /// That no workflow here asks for a policy that admits workflows of this repository alone; nil where one does, or where that cannot be told.
  public func unused(_ policy: PolicyFile, path: String, in checkout: Workspace) -> Finding? {
    guard isComplete, unreadable.isEmpty, !workflows.isEmpty, let compiled = policy.policy, Self.isOwn(compiled, checkout) else {
      return nil
    }
    let scopes = Set([
      checkout.repository.lowercased(), checkout.name == ".github" ? checkout.owner.lowercased() : checkout.repository.lowercased(),
    ])
    for site in judgements.map(\.site) {
      guard let scope = site.request.scope.text else { return nil }
      guard scopes.contains(scope.lowercased()) else { continue }
      // Who asks for a policy that only the run names may ask for this one.
      guard let identity = site.request.identity.text else { return nil }
      if PolicyPath.folder + identity + PolicyPath.policySuffix == path { return nil }
    }
    return Finding(
      rule: RuleID.unusedPolicy, severity: .note, message: "no workflow of \(checkout.repository) asks for this policy",
      span: compiled.subject.span,
      help: "it lets in only workflows of this repository: remove it if none is to come")
  }

  /// Whether only workflows of the checkout's repository are let in.
  private static func isOwn(_ policy: TrustPolicy, _ checkout: Workspace) -> Bool {
    guard policy.issuer.value.matches(GitHub.issuer) else { return false }
    let own = Language.form("(?i:repo:\(Pattern.quoted(checkout.owner))(?:@[0-9]+)?/\(Pattern.quoted(checkout.name))(?:@[0-9]+)?:.*)")
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
