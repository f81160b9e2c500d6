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
  /// The service's domain.
  public let domain: String
  /// The claims as they were read, also of a token that is refused for its signature or its times.
  public let decoded: Claims?
  /// The time, in Unix seconds, at which the token must be valid; nil when its times were not looked at.
  public let now: Int?
  /// What is wrong with the times.
  public let timesProblem: TokenError?
  /// The check of the signature; nil when there was none.
  public let signature: SignatureCheck?
  /// Nil when either side cannot be read. The token may be refused all the same, for its signature or its times.
  public let decision: Decision?

  /// Decides about `payload`; `now`, in Unix seconds, lets a token expire or be not yet valid, and `signature` lets it be a forgery.
  public init(
    _ policy: PolicyFile, payload: [UInt8], domain: String = Evaluator.hostedDomain, now: Int? = nil, signature: SignatureCheck? = nil
  ) {
    self.policy = policy
    self.domain = domain
    self.now = now
    self.signature = signature
    let claims: Claims
    do throws(TokenError) {
      claims = try Claims(payload: payload)
    } catch {
      self.claims = .failure(error)
      decoded = nil
      timesProblem = nil
      decision = nil
      return
    }
    decoded = claims
    timesProblem = now.flatMap { claims.timesProblem(at: $0) }
    let refusal = timesProblem ?? signature?.problem
    self.claims = refusal.map { .failure($0) } ?? .success(claims)
    decision = policy.policy.map { Evaluator(domain: domain).decide($0, claims) }
  }

  /// Whether the token's times were looked at.
  public var checksTimes: Bool { now != nil }

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

extension Claims {
  /// Why the service refuses the token at `now`; nil when it does not.
  fileprivate func timesProblem(at now: Int) -> TokenError? {
    do {
      try check(at: now)
      return nil
    } catch {
      return error
    }
  }
}
