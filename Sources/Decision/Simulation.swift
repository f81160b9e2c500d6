import Token
import TrustPolicy

/// One policy against one token's payload: what the service would answer, and everything that it would look at.
public struct Simulation: Sendable {
  /// Where the service stops.
  public enum Stage: String, Sendable {
    /// The policy cannot be read.
    case parse
    /// The policy is read and refused.
    case compile
    /// The token is refused before any policy is looked at.
    case token
    /// The token does not fit the policy.
    case check
    case ok
  }

  public let policy: PolicyFile
  public let claims: Result<Claims, TokenError>
  /// Whether the token's times were looked at.
  public let checksTimes: Bool
  /// Nil when either side cannot be read.
  public let decision: Decision?

  /// Decides about `payload`; `now`, in Unix seconds, lets a token expire or be not yet valid.
  public init(_ policy: PolicyFile, payload: [UInt8], domain: String = Evaluator.hostedDomain, now: Int? = nil) {
    self.policy = policy
    checksTimes = now != nil
    do throws(TokenError) {
      let claims = try Claims(payload: payload)
      if let now { try claims.check(at: now) }
      self.claims = .success(claims)
      decision = policy.policy.map { Evaluator(domain: domain).decide($0, claims) }
    } catch {
      claims = .failure(error)
      decision = nil
    }
  }

  public var isAllowed: Bool { stage == .ok }

  public var stage: Stage {
    switch policy.stage {
    case .parse: return .parse
    case .compile: return .compile
    case .ok: break
    }
    guard case .success = claims, let decision else { return .token }
    return decision.isAllowed ? .ok : .check
  }

  /// Nil when the token is admitted.
  public var reason: Reason? {
    switch stage {
    case .parse, .compile: return policy.problems.first?.reason
    case .token:
      if case .failure(let error) = claims { return error.reason }
      return .other
    case .check: return decision?.firstFailure?.failure
    case .ok: return nil
    }
  }

  /// The code with which the service answers; nil when it mints a token.
  public var code: StatusCode? {
    switch stage {
    case .parse, .compile: .notFound
    case .token: .unauthenticated
    case .check: decision?.code
    case .ok: nil
    }
  }
}
