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
  let claims: Claims

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
      return Explanation.Cause(
        "claim-name", "the token has the claim as `\(same)`, and names count to the letter", remedy: "write `\(same): \(match.written)`")
    }
    if let alias = Self.aliases[wanted], names.contains(alias) {
      return Explanation.Cause(
        "claim-name", "tokens call it `\(alias)`", remedy: "write `\(alias): \(match.written)`" + (matches(alias) ? "" : elsewise(alias)))
    }
    let near = names.filter { Spelling.distance(wanted, Self.plain($0)) <= max(1, wanted.utf8.count / 4) }
    if let near = near.first(where: matches) ?? near.first {
      return Explanation.Cause(
        "claim-name", "the token has no claim `\(name)`, but `\(near)`",
        remedy: "write `\(near): \(match.written)`" + (matches(near) ? "" : elsewise(near)))
    }
    if let job = Self.optional[name], claims.issuer.hasPrefix(GitHub.issuer) {
      return Explanation.Cause("optional-claim", job.message, remedy: job.remedy)
    }
    // A pattern that matches anything tells nothing.
    let fitting = match.matches("\u{1}") ? [] : names.filter(matches)
    if fitting.count == 1 {
      return Explanation.Cause(
        "claim-name", "the token has no claim `\(name)`, and what the policy wants stands under `\(fitting[0])`",
        remedy: "write `\(fitting[0]): \(match.written)`")
    }
    return Explanation.Cause(
      "no-such-claim", "the token has no claim `\(name)`",
      remedy: "match a claim that it has, or leave `\(name)` out: a missing claim is refused whatever the pattern")
  }

  private func matches(_ name: String) -> Bool {
    switch claims[name] {
    case .text(let text): match.matches(text)
    case .boolean(let value): match.matches(value ? "true" : "false")
    case .absent, .other: false
    }
  }

  private func elsewise(_ name: String) -> String {
    switch claims[name] {
    case .text(let text): ", which is `\(text)` and does not match either"
    case .boolean(let value): ", which is `\(value)` and does not match either"
    case .other: ", which is no text, so that no pattern matches it"
    case .absent: ""
    }
  }

  /// Claims by the names that people give them.
  private static let aliases = [
    "subject": "sub", "issuer": "iss", "audience": "aud", "repo": "repository", "owner": "repository_owner", "org": "repository_owner",
    "organization": "repository_owner", "branch": "ref", "tag": "ref", "gitref": "ref", "event": "event_name", "eventtype": "event_name",
    "commit": "sha", "visibility": "repository_visibility", "runner": "runner_environment", "workflowfile": "workflow_ref",
    "workflowpath": "workflow_ref", "username": "actor", "user": "actor",
  ]

  /// Claims of GitHub's that only some tokens have.
  private static let optional: [String: (message: String, remedy: String)] = [
    "environment": (
      "GitHub sends `environment` only for a job that names one",
      "let the job say `environment: NAME`, or leave the claim out of the policy"
    ),
    "enterprise": ("GitHub sends `enterprise` only for repositories of an enterprise", "leave the claim out of the policy"),
    "enterprise_id": ("GitHub sends `enterprise_id` only for repositories of an enterprise", "leave the claim out of the policy"),
  ]
}

/// A claim that no pattern can match.
struct NotText {
  let name: String
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
    return Explanation.Cause(
      "not-text", "`\(name)` is \(kind) in the token, and patterns match text and booleans only",
      remedy: "match another claim, one that is text; to take `\(name)` out with nothing in its place admits more tokens")
  }
}
