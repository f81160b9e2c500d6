import TrustPolicy

/// What is asked of the service, and where it will look.
struct Asked: Sendable, Hashable {
  var scope: String
  var identity: String
  var domain: String
  var audience: String

  /// The repository whose default branch holds the policy.
  var policyRepository: String {
    let scope = Scope(scope)
    return "\(scope.owner)/\(scope.repository)"
  }

  /// The policy's file in that repository.
  var policyPath: String { Scope(scope).path(identity: identity) }
}
