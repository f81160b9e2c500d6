import Decision
import Issuers
import JSON
import Pattern
import Source
import Token
import TrustPolicy

/// A claim that a policy wants and the token does not have.
struct AbsentClaim {
  let name: String
  let match: StringMatch
  let policy: TrustPolicy
  let claims: Claims
  let domain: String

  /// The names that the token has, the nearest first.
  var nearestNames: [String] {
    let wanted = Self.plain(name)
    return claims.names.prefix(Self.nameLimit).map { (Spelling.distance(wanted, Self.plain($0)), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Names that are looked at.
  private static let nameLimit = 200
  private static let lengthLimit = 64

  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" }.prefix(lengthLimit))
  }

  var cause: Explanation.Cause {
    let names = nearestNames
    let wanted = Self.plain(name)
    if let same = names.first(where: { Self.plain($0).hasSameBytes(as: wanted) }) {
      return renamed(same, "the token has the claim as `\(same)`, and names must match exactly, letter for letter")
    }
    if let alias = ClaimNames.alias(of: wanted, in: claims) {
      return alias.isOfAnotherIssuer ? counterpart(alias.name, alias.message) : renamed(alias.name, alias.message)
    }
    let near = names.filter { Spelling.distance(wanted, Self.plain($0)) <= max(1, wanted.utf8.count / 4) }
    if let near = near.first(where: matches) ?? near.first { return renamed(near, "the token has no claim `\(name)`, but `\(near)`") }
    let isGitHub = Provider(claims.issuer)?.isGitHub ?? false
    if isGitHub {
      if name == "environment" { return environment }
      if Self.enterprise.contains(name) {
        return Explanation.Cause(
          "optional-claim", "GitHub sends `\(name)` only for repositories of an enterprise",
          remedy: "match `repository_owner_id` instead, or another claim that tells the owner")
      }
    }
    // A pattern that matches anything tells nothing.
    let fitting = match.matches("\u{1}") ? [] : names.filter(matches)
    if fitting.count == 1 {
      return renamed(fitting[0], "the token has no claim `\(name)`, and what the policy wants stands under `\(fitting[0])`")
    }
    return Explanation.Cause(
      "no-such-claim", isGitHub && !GitHubClaims.isSent(name) ? "GitHub sends no claim `\(name)`" : "the token has no claim `\(name)`",
      remedy: TextClaims(claims, policy).instead(of: name))
  }

  /// The claim is there under another name; what it holds may differ too.
  private func renamed(_ other: String, _ message: String) -> Explanation.Cause {
    let line = PolicyLine(.claim(other), pattern: match.written)
    if line.admits(claims) { return Explanation.Cause("claim-name", message, remedy: "write \(line)") }
    guard case .text(let text) = claims[other] else {
      return Explanation.Cause("claim-name", message, remedy: "write `\(line.text)`" + "\(elsewise(other))")
    }
    let mismatch = Mismatch(field: .claim(other), match: match, text: text, policy: policy, claims: claims, domain: domain)
    guard let rest = mismatch.cause else { return Explanation.Cause("claim-name", message, remedy: "write `\(line.text)`") }
    let rename = rest.lines.isEmpty ? "match `\(other)` in the place of `\(name)`; then " : ""
    let remedies = rest.remedies.enumerated().map { $0.offset == 0 ? rename + $0.element : $0.element }
    return Explanation.Cause("claim-name", message + "; and " + rest.message, remedies, lines: rest.lines)
  }

  /// What another issuer calls it, whose ids and refs are its own: an old value has no place beside a new one.
  private func counterpart(_ other: String, _ message: String) -> Explanation.Cause {
    guard case .text(let text) = claims[other], !match.matches(text) else { return renamed(other, message) }
    return Explanation.Cause(
      "claim-name", message + ", with other values",
      remedy: "if this token is meant, write \(PolicyLine(.claim(other), exact: text)) instead")
  }

  /// A claim of GitHub's that only some jobs have. It changes the subject as well.
  private var environment: Explanation.Cause {
    let name = match.onlyText
    let job: Remedy =
      name.map { "set `environment: \($0)` on the job in the workflow" }
      ?? "set `environment: NAME` on the job in the workflow, with a name that matches `\(match.written)`"
    let warning: Remedy = "; a policy without the claim admits jobs of no environment as well"
    var subject: Remedy = ""
    if let now = GitHubSubject(claims.subject), now.context.hasPrefix("ref:"), policy.subject.value.matches(claims.subject) {
      let then = now.start + "environment:" + (name ?? "NAME")
      if !policy.subject.value.matches(then) {
        let ref = String(now.context.dropFirst("ref:".count))
        subject =
          "; its subject then names that instead of the ref, so write `subject: \(then)`, and under `claim_pattern` \(PolicyLine(.claim("ref"), exact: ref))"
      }
    }
    return Explanation.Cause("optional-claim", "GitHub sends `environment` only for a job that names one", remedy: job + subject + warning)
  }

  private func matches(_ name: String) -> Bool {
    switch claims[name] {
    case .text(let text): match.matches(text)
    case .boolean(let value): match.matches(value ? "true" : "false")
    case .absent, .other: false
    }
  }

  /// What else is the matter with a claim that is no text.
  private func elsewise(_ name: String) -> String {
    switch claims[name] {
    case .boolean(let value): ", which is `\(value)` and does not match either"
    case .other: ", which is no text, so that no pattern matches it"
    case .absent, .text: ""
    }
  }

  private static let enterprise = ["enterprise", "enterprise_id"]
}

/// A claim that no pattern can match.
struct NotText {
  let name: String
  let policy: TrustPolicy
  let claims: Claims

  var cause: Explanation.Cause? {
    guard case .other(let value) = claims[name] else { return nil }
    let kind =
      switch value {
      case .number: "a number"
      case .array: "a list"
      case .object: "an object"
      case .null: "null"
      case .bool, .string: "text"
      }
    let isGitHub = Provider(claims.issuer)?.isGitHub ?? false
    let start = isGitHub && !GitHubClaims.isSent(name) ? "GitHub sends no claim `\(name)`; here it" : "`\(name)`"
    let message = "\(start) is \(kind) in the token, and no pattern can match \(kind): patterns match text and booleans only"
    if isGitHub, GitHubClaims.isSent(name), !GitHubClaims.numbers.contains(name) {
      var change = "write it as text in them"
      if case .number = value, value.text().utf8.count <= Self.exampleLimit { change = "write `\"\(name)\": \"\(value.text())\"` in them" }
      return Explanation.Cause(
        "not-text", message,
        remedy: "GitHub sends `\(name)` as text; if these claims were written by hand, \(change) and leave the policy")
    }
    return Explanation.Cause("not-text", message, remedy: TextClaims(claims, policy).instead(of: name))
  }

  private static let exampleLimit = 32
}
