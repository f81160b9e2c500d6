import STS

/// What a sandbox is asked for.
struct SandboxOptions: Sendable {
  /// GitHub's issuer of identity tokens.
  static let actionsIssuer = "https://token.actions.githubusercontent.com"

  var policies: String?
  var checkout: String?
  var repository: String
  var port: Int
  var domain: String
  var policyRepository: String
  /// The issuer that the sandbox stands in for; `self` for its own address, nil for that of the claims.
  var issuer: String?
  var claims: [(name: String, value: String)]
  var claimsFile: String?
  var expired: Bool
  var signing: Signing
  /// Whether the job may have identity tokens.
  var givesTokens: Bool
  var debug: Bool
  /// Whether the step reaches the sandbox over https.
  var usesTLS: Bool
  var faults: [Fault]
  var inputs: [(name: String, value: String)]
  var workspace: String?
  /// The step; empty to serve until a signal comes.
  var command: [String]
  var post: [String]
}
