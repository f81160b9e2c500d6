import Issuers
import Pattern
import Source
import TrustPolicy

extension Rule {
  static let neverMatches = Rule(
    id: "never-matches", severity: .error,
    summary: "what no token can have",
    rationale: """
      The service refuses every token whose issuer is no plain `https` URL, or whose subject or audience holds blanks, quotes, brackets and the \
      like. A text or pattern that asks for such a token lets nobody in, and neither does one that contradicts another, or that asks for a claim \
      that is never a text.
      """,
    bad: [
      "subject: [[repo:acme/app:environment:Prod (EU)]]",
      "subject_pattern: [['\\{[0-9a-f-]+\\}:.*']]",
      "issuer: [[accounts.google.com]]\nsubject: '1234567890'",
      "issuer: [[https://token.actions.githubusercontent.com/]]",
      "audience: [[a b]]",
      "claim_pattern:\n  [[exp]]: .*",
      "claim_pattern:\n  ref: [[main]]",
      "subject_pattern: repo:acme/app:ref:refs/heads/release-.*\nclaim_pattern:\n  ref: [[refs/heads/main]]",
      "subject_pattern: repo:acme/(app|lib):pull_request\nclaim_pattern:\n  repository: [[acme/infra]]\n  event_name: pull_request",
    ],
    good: [
      "subject: repo:acme/app:environment:prod",
      "subject_pattern: repo:acme/app:environment:(prod|test)",
      "issuer: https://login.microsoftonline.com/0/v2.0/\nsubject: a",
      "claim_pattern:\n  ref: refs/heads/main",
      "subject_pattern: repo:acme/app:ref:refs/heads/.*\nclaim_pattern:\n  ref: refs/heads/main",
      "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  ref: refs/heads/main\n  repository: acme/app",
      "subject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main\nclaim_pattern:\n  repository: acme/app",
    ]
  ) { file in
    file.comparisons.compactMap { comparison in
      // Of a trailing line end another rule tells more.
      if comparison.text.utf8.last == 0x0A { return nil }
      return comparison.isPattern ? file.emptyPattern(comparison) : exact(comparison)
    } + file.contradictions
  }

  private static func exact(_ comparison: Comparison) -> Remark? {
    let text = comparison.text
    let (isPossible, help): (Bool, String?)
    switch comparison.part {
    case .issuer where text == GitHub.issuer + "/": (isPossible, help) = (false, "GitHub's issuer has no slash at the end")
    case .issuer: (isPossible, help) = (WellFormed.issuer(text), "an issuer is written `https://HOST/PATH`")
    case .subject:
      (isPossible, help) = (WellFormed.subject(text), "the service refuses blanks, quotes, brackets and `& ; $ < > \\` in subjects")
    case .audience:
      (isPossible, help) = (WellFormed.audience(text), "the service refuses blanks, quotes, brackets and `& ; $ < > \\ | @` in audiences")
    case .claim: return nil
    }
    if isPossible { return nil }
    let isMoved = comparison.part == .issuer && text == GitHub.issuer + "/"
    return Remark(
      comparison.span, "no token with this \(comparison.field) is let in", help: help,
      witness: comparison.witness(isMoved ? GitHub.issuer : text, isAdmitted: false))
  }

}

extension LintedFile {
  fileprivate func emptyPattern(_ comparison: Comparison) -> Remark? {
    if case .claim(let name) = comparison.part, GitHubClaims.numbers.contains(name) {
      return Remark(comparison.key, "`\(name)` is a number, and patterns match texts and booleans only", help: "remove it")
    }
    guard comparison.isDisjoint(with: comparison.part.form) == true else { return nil }
    return Remark(
      comparison.span,
      comparison.isDisjoint(with: .all) == true
        ? "the pattern matches no text at all" : "the pattern matches nothing that a token can have there",
      help: comparison.part == .issuer ? "an issuer is written `https://HOST/PATH`" : nil)
  }

  /// Claim patterns that no token with the subject of the policy satisfies.
  fileprivate var contradictions: [Remark] {
    guard isForGitHub, let subject = comparison(.subject) else { return [] }
    return comparisons.compactMap { comparison in
      // Of a line end at the end, and of a pattern that is null, other rules tell more.
      guard case .claim(let name) = comparison.part, comparison.isKnown, comparison.text.utf8.last != 0x0A, !comparison.text.isEmpty else {
        return nil
      }
      guard let text = subject.isPattern ? subject.contradicting(name, comparison) : subject.text, WellFormed.subject(text) else {
        return nil
      }
      guard let value = GitHubSubject(text)?.claims[name], !comparison.admits(value) else { return nil }
      let whose = subject.isPattern ? "a subject such as `\(text)`" : "this subject"
      return Remark(
        comparison.span, "with \(whose) GitHub sends `\(name)` as `\(value)`, which is not matched", help: "the two cannot both hold",
        witness: Witness([.init("sub", text), .init(name, value)], isAdmitted: false))
    }
  }
}

extension Comparison {
  /// A subject that the pattern lets in, where with none of them the claim `name` has a text that `claim` lets in.
  fileprivate func contradicting(_ name: String, _ claim: Comparison) -> String? {
    guard ["ref", "repository", "repository_owner"].contains(name) else { return nil }
    return reason { language, budget throws(Language.TooComplex) -> String? in
      let implied = try ImpliedClaims(language, budget)
      guard let values = try implied.values(of: name), claim.isDisjoint(with: values) == true else { return nil }
      return implied.example
    } ?? nil
  }
}
