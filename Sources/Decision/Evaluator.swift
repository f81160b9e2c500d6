import JSON
import Source
import Token
import TrustPolicy

/// Decides about tokens as the service at one domain does (`TrustPolicy.CheckToken`).
public struct Evaluator: Sendable {
  /// The hosted service.
  public static let hostedDomain = "octo-sts.dev"

  /// The audience that a policy without one asks for.
  public let domain: String

  public init(domain: String = Evaluator.hostedDomain) {
    self.domain = domain
  }

  /// Checks the token's claims against the policy; time and signature are not looked at.
  public func decide(_ policy: TrustPolicy, _ claims: Claims) -> Decision {
    var checks = forms(claims)
    checks.append(issuer(policy.issuer, claims))
    checks.append(subject(policy.subject, claims))
    checks.append(audience(policy.audience, claims))
    for rule in policy.claims { checks.append(claim(rule, claims)) }
    return Decision(checks: checks)
  }

  // MARK: The token by itself

  private func forms(_ claims: Claims) -> [Check] {
    let badAudience = claims.audience.first { !WellFormed.audience($0) }
    return [
      form(.issuerForm, claims.issuer, "a well-formed https issuer", WellFormed.issuer(claims.issuer), .tokenIssuerInvalid),
      form(.subjectForm, claims.subject, "a well-formed subject", WellFormed.subject(claims.subject), .tokenSubjectInvalid),
      form(
        .audienceForm, badAudience ?? Self.list(claims.audience), "well-formed audiences", badAudience == nil,
        .tokenAudienceInvalid),
    ]
  }

  private func form(_ field: Check.Field, _ text: String, _ expected: String, _ passed: Bool, _ reason: Reason) -> Check {
    Check(
      field: field, wanted: .wellFormed(expected), actual: text, failure: passed ? nil : reason,
      message: passed ? "well-formed" : "the service refuses every token with this, whatever the policy says", span: nil)
  }

  private static func list(_ texts: [String]) -> String {
    texts.count == 1 ? texts[0] : texts.joined(separator: ", ")
  }

  // MARK: The token under the policy

  private func issuer(_ match: Located<StringMatch>, _ claims: Claims) -> Check {
    text(.issuer, match, claims.issuer, .issuerMismatch)
  }

  private func subject(_ match: Located<StringMatch>, _ claims: Claims) -> Check {
    text(.subject, match, claims.subject, .subjectMismatch)
  }

  private func text(_ field: Check.Field, _ match: Located<StringMatch>, _ actual: String, _ reason: Reason) -> Check {
    let passed = match.value.matches(actual)
    return Check(
      field: field, wanted: .match(match.value), actual: actual, failure: passed ? nil : reason,
      message: passed ? match.value.agreement : match.value.disagreement, span: match.span)
  }

  private func audience(_ match: Located<StringMatch>?, _ claims: Claims) -> Check {
    let wanted = match?.value ?? .exact(domain)
    let passed = claims.audience.contains { wanted.matches($0) }
    let actual = claims.audience.isEmpty ? nil : Self.list(claims.audience)
    let message =
      passed
      ? (match == nil ? "the service's own domain, since the policy names no audience" : wanted.agreement)
      : claims.audience.isEmpty
        ? "the token has no audience"
        : match == nil
          ? "the policy names no audience, so the token must be for the service's domain `\(domain)`"
          : wanted.isPattern ? "the pattern matches none of the token's audiences" : "none of the token's audiences is equal"
    return Check(
      field: .audience, wanted: .match(wanted), actual: actual, failure: passed ? nil : .audienceMismatch, message: message,
      span: match?.span)
  }

  private func claim(_ rule: Located<TrustPolicy.ClaimRule>, _ claims: Claims) -> Check {
    let (name, match) = (rule.value.claim, rule.value.match)
    let failure = Self.failure(rule.value, claims)
    let actual: String?
    switch claims[name] {
    case _ where claims.mapError: actual = nil
    case .absent: actual = nil
    case .other(let value): actual = value.text()
    case .boolean(let value): actual = value ? "true" : "false"
    case .text(let text): actual = text
    }
    let message =
      switch failure {
      case nil: match.agreement
      case .claimsOther: "the service cannot read the claims: a number in the token is too large"
      case .claimMissing: "the token has no claim `\(name)`"
      case .claimNotString: "the claim is neither text nor a boolean, so no pattern matches it"
      case .some: match.disagreement
      }
    return Check(field: .claim(name), wanted: .match(match), actual: actual, failure: failure, message: message, span: rule.span)
  }
}

extension StringMatch {
  fileprivate var agreement: String { isPattern ? "the pattern matches" : "equal" }
  fileprivate var disagreement: String { isPattern ? "the pattern does not match" : "not equal" }
}
