import Decision
import Token
import TrustPolicy

/// Explains the failed checks of one token under one policy. Nothing is computed before it is asked for.
public struct Explainer: Sendable {
  let policy: TrustPolicy
  let claims: Claims
  let domain: String

  /// Explains what `Evaluator(domain:)` says of `claims` under `policy`.
  public init(_ policy: TrustPolicy, _ claims: Claims, domain: String = Evaluator.hostedDomain) {
    self.policy = policy
    self.claims = claims
    self.domain = domain
  }

  /// Nil for a check that passed.
  public func explain(_ check: Check) -> Explanation? {
    guard let failure = check.failure else { return nil }
    if let form = illForm(of: check.field) {
      let cause = Explanation.Cause(
        "ill-formed", "no policy can admit it: the service refuses every token with it", remedy: "see `\(form.name)` above")
      return Explanation(field: check.field, miss: nil, cause: cause, names: [])
    }
    if check.field == .issuer, let form = IllFormed(field: .subjectForm, text: claims.subject, claims: claims, audience: nil).hopeless {
      return Explanation(field: check.field, miss: nil, cause: form, names: [])
    }
    switch (check.wanted, check.field, failure) {
    case (.wellFormed, _, _):
      let wanted = policy.audience.map { $0.value.isPattern ? $0.value.onlyText : $0.value.written } ?? domain
      let cause = IllFormed(field: check.field, text: check.actual ?? "", claims: claims, audience: wanted).cause
      return Explanation(field: check.field, miss: nil, cause: cause, names: [])
    case (.match(let match), .claim(let name), .claimMissing):
      let absent = AbsentClaim(name: name, match: match, policy: policy, claims: claims, domain: domain)
      return Explanation(field: check.field, miss: nil, cause: absent.cause, names: absent.nearestNames)
    case (.match, .claim(let name), .claimNotString):
      return Explanation(field: check.field, miss: nil, cause: NotText(name: name, policy: policy, claims: claims).cause, names: [])
    case (.match, _, .claimsOther):
      let cause = Explanation.Cause(
        "huge-number", "a number in the token is too large for the service to read its claims",
        remedy: "let the issuer leave it out, or use a policy without `claim_pattern`")
      return Explanation(field: check.field, miss: nil, cause: cause, names: [])
    case (.match(let match), .audience, _): return audience(check.field, match)
    case (.match(let match), _, _):
      let mismatch = Mismatch(field: check.field, match: match, text: check.actual ?? "", policy: policy, claims: claims, domain: domain)
      return Explanation(field: check.field, miss: mismatch.miss, cause: mismatch.cause, names: [])
    }
  }

  /// The check that a text of the token fails by itself, where `field` holds it against the policy: one cause has one remedy.
  private func illForm(of field: Check.Field) -> Check.Field? {
    switch field {
    case .issuer: WellFormed.issuer(claims.issuer) ? nil : .issuerForm
    case .subject: WellFormed.subject(claims.subject) ? nil : .subjectForm
    case .audience: claims.audience.allSatisfy(WellFormed.audience) ? nil : .audienceForm
    case .issuerForm, .subjectForm, .audienceForm, .claim: nil
    }
  }

  /// Audiences that are looked at.
  private static let audienceLimit = 16

  private func audience(_ field: Check.Field, _ match: StringMatch) -> Explanation {
    let mismatches = claims.audience.prefix(Self.audienceLimit).map { text in
      Mismatch(field: field, match: match, text: text, policy: policy, claims: claims, domain: domain)
    }
    // The one that comes furthest is most likely meant.
    let nearest = mismatches.map { ($0, $0.miss) }.max { ($0.1?.offset ?? -1) < ($1.1?.offset ?? -1) }
    let absent = Explanation.Cause(
      "no-audience", "the token is for nobody: it has no `aud`",
      remedy: match.isPattern ? "request it with an audience that matches" : "\(AudienceRequest(match.written, from: claims).words)")
    return Explanation(field: field, miss: nearest?.1, cause: nearest?.0.cause ?? absent, names: [])
  }
}
