import TrustPolicy

/// What is asked of the service, and where it will look.
struct Asked: Sendable, Hashable {
  var scope: String
  var identity: String
  var domain: String
  var audience: String
  /// The repository whose run asks, where there is one.
  var home: String?

  /// For a manual.
  static let example = Asked(scope: "acme/app", identity: "ci", domain: ActionInputs.defaultDomain, audience: ActionInputs.defaultDomain)

  /// The organization's list of trusted issuers, in its `.github` repository.
  static let allowlistPath = PolicyPath.allowlist

  /// The account that the scope names.
  var owner: String { Scope(scope).owner }

  /// The repository whose default branch holds the policy.
  var policyRepository: String {
    let scope = Scope(scope)
    return "\(scope.owner)/\(scope.repository)"
  }

  /// The policy's file in that repository.
  var policyPath: String { Scope(scope).path(identity: identity) }
}

extension Asked: CustomStringConvertible {
  var description: String { "scope `\(scope)`, identity `\(identity)`, at `\(domain)`, with audience `\(audience)`" }
}
