import STS

/// The three requests of an exchange, by which a fault says where it happens.
enum Place: String, CaseIterable, Sendable {
  /// The identity token, asked of the runner.
  case oidc
  case exchange
  case revoke

  /// The place of a call; nil for one that is none of the three.
  init?(_ call: Call) {
    switch call.path {
    case Job.requestPath: self = .oidc
    case Routes.exchangePath: self = .exchange
    case Routes.revocationPath: self = .revoke
    default: return nil
    }
  }
}
