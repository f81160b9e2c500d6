/// What the service decides about one token under one policy. Every check is made, also after one has failed.
public struct Decision: Sendable {
  /// All checks, in the service's order; the claims in the policy's.
  public let checks: [Check]

  /// Whether the token is admitted.
  public var isAllowed: Bool { firstFailure == nil }

  /// The check at which the service stops.
  public var firstFailure: Check? { checks.first { !$0.passed } }

  /// The code with which the service refuses; nil when it admits.
  public var code: StatusCode? { firstFailure?.failure?.code }
}

extension Reason {
  /// The code with which the service refuses a token for this reason.
  var code: StatusCode {
    switch self {
    case .tokenIssuerInvalid, .tokenSubjectInvalid, .tokenAudienceInvalid: .invalidArgument
    case .claimsOther: .unknown
    default: .permissionDenied
    }
  }
}
