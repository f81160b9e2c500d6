import Decision
import Token
import TrustPolicy

/// Ids in a subject that are not those of the policy, or are in one of them alone. Names can pass to somebody else, ids cannot.
extension Difference {
  /// What the policy's subject, or one text of it, says of the claims.
  private var wanted: [(name: String, id: String)] {
    [("repository_owner_id", wants[.ownerID]), ("repository_id", wants[.repositoryID])].filter { !$0.1.isEmpty }.map {
      ($0.0, String($0.1.dropFirst()))
    }
  }

  private var hasNone: Bool { has[.ownerID].isEmpty && has[.repositoryID].isEmpty }

  /// The ids of the token's subject, or else of its claims, that are not the policy's.
  private var others: [(name: String, has: String, wants: String)] {
    guard !mismatch.match.isPattern else { return [] }
    let own = [
      "repository_owner_id": String(has[.ownerID].dropFirst()), "repository_id": String(has[.repositoryID].dropFirst()),
    ]
    return wanted.compactMap { name, id in
      let text = own[name].flatMap { $0.isEmpty ? nil : $0 } ?? mismatch.text(of: name)
      guard let text, text != id else { return nil }
      return (name, text, id)
    }
  }

  var idSentence: String {
    let different = others.map { "the token's `\($0.name)` is `\($0.has)`, the policy's is `\($0.wants)`" }
    if !different.isEmpty { return different.joined(separator: "; ") + ": another repository has that name now" }
    return hasNone
      ? "the policy wants the ids of owner and repository in the subject, and this repository's subjects do not hold them"
      : "the ids in the subject are `\(has[.ownerID])` and `\(has[.repositoryID])`, and the policy wants `\(wants[.ownerID])` and `\(wants[.repositoryID])`"
  }

  var idRemedy: Remedy {
    let others = others
    if !others.isEmpty {
      let lines = others.map { PolicyLine(.claim($0.name), exact: $0.has) }.filter { $0.admits(mismatch.claims) }
      let change: Remedy = "only if you recreated the repository yourself, \(mismatch.allowing)"
      return Remedy("change nothing: the denial is right").or(
        hasNone ? change + listed(lines.map { "\($0)" }, "and under `claim_pattern` ") : change)
    }
    guard hasNone, !mismatch.match.isPattern else { return remedy }
    let lines = wanted.map { PolicyLine(.claim($0.name), exact: $0.id) }
    if lines.allSatisfy({ $0.admits(mismatch.claims) }) {
      return remedy + listed(lines.map { "\($0)" }, "and put the ids under `claim_pattern`: ")
    }
    return remedy + listed(lines.map { "`\($0.text)`" }, "and under `claim_pattern` the ids that the policy has now: ")
      + "; note: \(idNote)"
  }

  /// What to know where the claims lack the ids.
  private var idNote: String {
    let missing = wanted.map(\.name).filter { mismatch.text(of: $0) == nil }
    guard Provider(mismatch.claims.issuer)?.isGitHub ?? false else {
      return "this token has no \(missing.map { "`\($0)`" }.joined(separator: " or ")), so it is admitted only once it has"
    }
    let (what, them) = missing.count == 1 ? ("`\(missing[0])`", "it") : ("both claims", "them")
    return "GitHub sends \(what) in every token; if these claims were written by hand, add \(them) to simulate the new policy"
  }

  private func listed(_ items: [Remedy], _ start: String) -> Remedy {
    guard let first = items.first else { return "" }
    return items.dropFirst().reduce("\(", " + start)\(first)") { $0 + " and \($1)" }
  }
}
