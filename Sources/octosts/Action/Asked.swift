/// What is asked of the service, and where it will look.
struct Asked: Sendable, Hashable {
  var scope: String
  var identity: String
  var domain: String
  var audience: String

  /// The repository whose default branch holds the policy.
  var policyRepository: String { scope.contains("/") ? scope : "\(scope)/.github" }
  /// The policy's file in that repository.
  var policyPath: String { ".github/chainguard/\(identity).sts.yaml" }
}
