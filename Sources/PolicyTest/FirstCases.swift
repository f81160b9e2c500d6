import Decision
import Issuers
import JSON
import Pattern
import Source
import TrustPolicy

/// A first file of cases for a policy: one token that it admits, and the nearest that it does not.
public struct FirstCases: Sendable {
  /// A near miss, or the admitted token.
  struct Draft {
    let name: String
    let claims: [JSONValue.Member]
  }

  /// The text of the file; nil where no admitted token is found.
  public let text: String?

  /// Makes cases for the policy called `identity` of `scope`.
  public init(_ file: PolicyFile, identity: String, scope: String?, domain: String = Evaluator.hostedDomain) {
    guard let policy = file.policy, let claims = Self.admitted(policy, domain: domain) else {
      text = nil
      return
    }
    func decide(_ claims: [JSONValue.Member]) -> Simulation {
      Simulation(file, payload: Array(JSONValue.object(claims).text().utf8), domain: domain)
    }
    guard decide(claims).isAllowed else {
      text = nil
      return
    }
    var out = "# Cases of the policy `\(identity)`: see `octosts test --help`.\n"
    if let scope { out += "scope: \(Self.quoted(scope))\n" }
    out += "identity: \(Self.quoted(identity))\ncases:\n"
    out += Self.write(Draft(name: "a token that the policy is for", claims: claims), expect: "allow")
    if !policy.permissions.isEmpty {
      out += "    permissions:\n" + policy.permissions.map { "      \($0.name): \($0.level)\n" }.joined()
    }
    if let repositories = policy.repositories, policy.kind == .organization {
      out += "    repositories: [\(repositories.map(Self.quoted).joined(separator: ", "))]\n"
    }
    for draft in Self.nearMisses(policy, claims) {
      let simulation = decide(draft.claims)
      let failing = simulation.decision?.checks.filter { !$0.passed }.map(\.field.name) ?? []
      if simulation.isAllowed || failing.isEmpty { continue }
      out += "\n" + Self.write(draft, expect: "deny") + "    fails: [\(failing.map(Self.quoted).joined(separator: ", "))]\n"
    }
    text = out
  }

  // MARK: Tokens

  private static func admitted(_ policy: TrustPolicy, domain: String) -> [JSONValue.Member]? {
    guard let issuer = example(policy.issuer.value, like: .wellFormedIssuer), let audience = policy.audience.map({ $0.value }) else {
      guard let issuer = example(policy.issuer.value, like: .wellFormedIssuer) else { return nil }
      return rest(policy, issuer: issuer, audience: domain)
    }
    guard let audience = example(audience, like: .wellFormedAudience) else { return nil }
    return rest(policy, issuer: issuer, audience: audience)
  }

  private static func rest(_ policy: TrustPolicy, issuer: String, audience: String) -> [JSONValue.Member]? {
    let isGitHub = issuer == GitHub.issuer
    guard let subject = example(policy.subject.value, like: isGitHub ? GitHubLanguage.classicSubject : .wellFormedSubject) else {
      return nil
    }
    var claims: [JSONValue.Member] = [
      .init("iss", .string(issuer)), .init("sub", .string(subject)), .init("aud", .string(audience)),
    ]
    let known = isGitHub ? GitHubSubject(subject)?.claims ?? [:] : [:]
    for rule in policy.claims where !["iss", "sub", "aud"].contains(rule.value.claim) {
      let name = rule.value.claim
      if let value = known[name], rule.value.match.matches(value) {
        claims.append(.init(name, .string(value)))
      } else {
        let like = (isGitHub ? GitHubClaims.language(of: name) : nil) ?? .all
        guard let value = example(rule.value.match, like: like) else { return nil }
        claims.append(.init(name, .string(value)))
      }
    }
    return claims
  }

  /// A text that `match` admits, one of `like` if there is any.
  private static func example(_ match: StringMatch, like: Language) -> String? {
    switch match {
    case .exact(let text): return text
    case .pattern(let pattern, _): return (try? Language(matching: pattern))?.witness(preferring: like)
    }
  }

  private static func nearMisses(_ policy: TrustPolicy, _ claims: [JSONValue.Member]) -> [Draft] {
    func with(_ name: String, _ value: String?) -> [JSONValue.Member] {
      claims.compactMap { $0.name == name ? value.map { .init(name, .string($0)) } : $0 }
    }
    let subject = claims.first { $0.name == "sub" }?.value.string ?? ""
    var drafts: [Draft] = []
    if let parts = GitHubSubject(subject) {
      let context = parts.context
      func repository(_ owner: String, _ name: String) -> String {
        let ids = [parts.owner.id, parts.repository.id].map { $0.map { "@\($0)" } ?? "" }
        return "repo:\(owner)\(ids[0])/\(name)\(ids[1]):"
      }
      let (owner, name) = (parts.owner.text, parts.repository.text)
      drafts += [
        Draft(name: "another branch", claims: with("sub", repository(owner, name) + "ref:refs/heads/someone-elses")),
        Draft(name: "a pull request", claims: with("sub", repository(owner, name) + "pull_request")),
        Draft(name: "a sibling repository", claims: with("sub", repository(owner, name + "-fork") + context)),
        Draft(name: "another owner", claims: with("sub", repository("not-" + owner, name) + context)),
        Draft(name: "more after the end", claims: with("sub", subject + "-more")),
      ].filter { $0.claims != claims }
    } else {
      drafts.append(Draft(name: "another subject", claims: with("sub", subject + "-more")))
    }
    drafts.append(Draft(name: "another issuer", claims: with("iss", "https://issuer.example.com")))
    drafts.append(Draft(name: "another audience", claims: with("aud", "somebody-else")))
    for rule in policy.claims {
      let name = rule.value.claim
      drafts.append(Draft(name: "without the claim \(name)", claims: with(name, nil)))
      if let value = claims.first(where: { $0.name == name })?.value.string {
        drafts.append(Draft(name: "another \(name)", claims: with(name, value + "-more")))
      }
    }
    return drafts
  }

  // MARK: Text

  private static func write(_ draft: Draft, expect: String) -> String {
    var out = "  - name: \(quoted(draft.name))\n    claims:\n"
    for claim in draft.claims { out += "      \(quoted(claim.name)): \(quoted(claim.value.string ?? ""))\n" }
    return out + "    expect: \(expect)\n"
  }

  /// Text as YAML reads it back: plain where that is beyond doubt, else in double quotes, where JSON's escapes are YAML's.
  private static func quoted(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ""]
    return isWord && !words.contains(text) ? text : JSONValue.string(text).text()
  }
}
