import Decision
import Pattern
import Token
import TrustPolicy

/// The claims of a token that a pattern can be matched against, those first that tell best for what the token is; what the policy's subject
/// tells already comes last.
struct TextClaims {
  let names: [String]
  private let claims: Claims
  private let policy: TrustPolicy

  init(_ claims: Claims, _ policy: TrustPolicy) {
    (self.claims, self.policy) = (claims, policy)
    // A key cannot stand in a policy twice.
    let matched = Set(policy.claims.map(\.value.claim))
    let own = claims.names.prefix(Self.limit).filter { name in
      guard case .text(let text) = claims[name] else { return false }
      return !text.isEmpty && name.utf8.count <= Self.lengthLimit && !Self.registered.contains(name) && !matched.contains(name)
        && name.unicodeScalars.allSatisfy { PolicyLine.isVisible($0) && $0 != "`" }
    }
    let ordered = Self.telling.filter(own.contains) + own.filter { !Self.telling.contains($0) }
    let fixed = Set(ordered.filter { Self.isFixed($0, claims, by: policy.subject.value) })
    names = ordered.filter { !fixed.contains($0) } + ordered.filter(fixed.contains)
  }

  /// Whether the policy's subject names what the claim holds, so that to match it as well tells nothing new.
  private static func isFixed(_ name: String, _ claims: Claims, by subject: StringMatch) -> Bool {
    guard case .text(let text) = claims[name] else { return false }
    let start = name == "ref_path" ? ["refs/heads/", "refs/tags/"].first(where: text.hasPrefix) ?? "" : ""
    let own = String(text.dropFirst(start.count))
    return subject.written.contains(subject.isPattern ? Pattern.quoted(own) : own)
  }

  /// That another claim can be matched in the place of one that cannot, with a line for the best.
  func instead(of name: String) -> Remedy {
    let rest = policy.claims.count > 1 ? "the rest of the policy decides" : "the subject alone decides"
    let note = "note: with `\(name)` taken out, \(rest)"
    let offered = (Self.people + names).first { name in
      // Nobody copies a line that is longer than a screen.
      guard names.contains(name), case .text(let text) = claims[name] else { return false }
      return text.utf8.count <= Self.valueLimit
    }
    guard let best = offered, case .text(let text) = claims[best] else {
      let what = names.isEmpty ? "this token has no text claim besides" : "text claims of this token are \(listed(names))"
      return "match another claim instead of `\(name)`: \(what); \(note)"
    }
    let line = PolicyLine(.claim(best), exact: text)
    let aim = Self.people.contains(best) ? "to limit who runs it" : "to match another claim"
    return "\(aim), write \(line), which is this token's, instead\(others(than: best)); \(note)"
  }

  /// Such as "; other text claims of this token are `ref` and `actor`".
  private func others(than best: String) -> String {
    let others = names.filter { $0 != best }
    return others.isEmpty ? "" : "; other text claims of this token are \(listed(others))"
  }

  /// The first of `names`, and how many there are besides.
  private func listed(_ names: [String]) -> String {
    let first = names.prefix(Self.listed).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > Self.listed ? "\(first) and \(names.count - Self.listed) more" : first
  }

  private static let limit = 200
  private static let lengthLimit = 64
  private static let valueLimit = 256
  private static let listed = 6

  /// Claims that name who started a run.
  private static let people = ["actor", "user_login"]

  /// What every token has, matched elsewhere or of no use.
  private static let registered = ["iss", "sub", "aud", "exp", "iat", "nbf", "jti"]

  private static let telling = [
    "repository", "project_path", "repository_id", "project_id", "organization_slug", "pipeline_slug", "repository_owner", "namespace_path",
    "ref", "build_branch", "environment", "event_name", "pipeline_source", "job_workflow_ref", "workflow_ref", "email",
  ]
}
