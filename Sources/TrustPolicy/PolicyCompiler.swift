import Pattern
import Source

/// `TrustPolicy.Compile` of the service, which goes on after the first problem.
struct PolicyCompiler {
  let stored: StoredPolicy
  let kind: PolicyKind
  var problems: [FileProblem] = []

  init(stored: StoredPolicy, kind: PolicyKind) {
    self.stored = stored
    self.kind = kind
  }

  mutating func compile() -> TrustPolicy? {
    let issuer = choose(.issuer, isRequired: true)
    let subject = choose(.subject, isRequired: true)
    let audience = choose(.audience, isRequired: false)
    var claims: [Located<TrustPolicy.ClaimRule>] = []
    for rule in stored.claimPatterns ?? [] {
      let (claim, text) = (rule.value.claim, rule.value.pattern)
      guard let match = pattern(Located(text, key: rule.key, span: rule.span), field: "claim_pattern.\(claim)") else { continue }
      claims.append(Located(.init(claim: claim, match: match), key: rule.key, span: rule.span))
    }
    guard problems.isEmpty, let issuer, let subject else { return nil }
    return TrustPolicy(
      kind: kind, issuer: issuer, subject: subject, audience: audience, claims: claims, permissions: stored.permissions.map(\.value),
      repositories: stored.repositories)
  }

  private mutating func choose(_ choice: FileProblem.Choice, isRequired: Bool) -> Located<StringMatch>? {
    let field = choice.rawValue + "_pattern"
    switch (stored[text: choice.rawValue], stored[text: field]) {
    case (nil, nil):
      if isRequired { problems.append(.neither(choice, at: Span(stored.span.start, stored.span.start))) }
      return nil
    case (let text?, nil): return Located(.exact(text.value), key: text.key, span: text.span)
    case (nil, let text?): return pattern(text, field: field).map { Located($0, key: text.key, span: text.span) }
    case (let text?, let other?):
      let (first, second) = text.key < other.key ? (text.key, other.key) : (other.key, text.key)
      problems.append(.both(choice, at: second, and: first))
      return nil
    }
  }

  private mutating func pattern(_ text: Located<String>, field: String) -> StringMatch? {
    do {
      return .pattern(try Pattern.anchored(text.value), written: text.value)
    } catch {
      problems.append(.pattern(field: field, error, text: text.value, at: text.span))
      return nil
    }
  }
}
