import Source
import Token
import TrustPolicy

/// Where the service stops and why, without the trace that leads there: for work in bulk.
public struct Stop: Sendable, Equatable {
  public let field: Check.Field
  public let reason: Reason

  /// The code with which the service refuses.
  public var code: StatusCode { reason.code }
}

extension Evaluator {
  /// Where the service stops with these claims, whatever the policy: one of the three has a form that it takes from nobody.
  public func stop(_ claims: Claims) -> Stop? {
    if !WellFormed.issuer(claims.issuer) { return Stop(field: .issuerForm, reason: .tokenIssuerInvalid) }
    if !WellFormed.subject(claims.subject) { return Stop(field: .subjectForm, reason: .tokenSubjectInvalid) }
    if !claims.audience.allSatisfy(WellFormed.audience) { return Stop(field: .audienceForm, reason: .tokenAudienceInvalid) }
    return nil
  }

  /// Where the service stops under this policy with claims that `stop(_:)` let pass: the first failure of `decide`, nil when it admits.
  public func stop(_ policy: TrustPolicy, _ claims: Claims) -> Stop? {
    if !policy.issuer.value.matches(claims.issuer) { return Stop(field: .issuer, reason: .issuerMismatch) }
    if !policy.subject.value.matches(claims.subject) { return Stop(field: .subject, reason: .subjectMismatch) }
    let audience = policy.audience?.value
    let isForUs = claims.audience.contains { audience?.matches($0) ?? $0.hasSameBytes(as: domain) }
    if !isForUs { return Stop(field: .audience, reason: .audienceMismatch) }
    for rule in policy.claims {
      if let reason = Self.failure(rule.value, claims) { return Stop(field: .claim(rule.value.claim), reason: reason) }
    }
    return nil
  }

  /// Why a claim is not what `rule` wants; nil when it is.
  static func failure(_ rule: TrustPolicy.ClaimRule, _ claims: Claims) -> Reason? {
    if claims.mapError { return .claimsOther }
    switch claims[rule.claim] {
    case .absent: return .claimMissing
    case .other: return .claimNotString
    case .boolean(let value): return rule.match.matches(value ? "true" : "false") ? nil : .claimMismatch
    case .text(let text): return rule.match.matches(text) ? nil : .claimMismatch
    }
  }
}
