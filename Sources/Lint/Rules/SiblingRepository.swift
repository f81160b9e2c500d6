import Issuers
import Pattern
import Source

extension Rule {
  static let siblingRepository = Rule(
    id: "sibling-repository", severity: .warning,
    summary: "a repository's name that others begin with too",
    rationale: """
      `repo:acme/lib.*` is meant for all of `acme/lib`, and lets in `acme/lib-docs` and `acme/library` as well: the name ends only at the colon.
      """,
    bad: [
      "subject_pattern: [[repo:acme/lib.*]]",
      "subject_pattern: [['^repo:acme/lib.+']]",
      "subject_pattern: [[repo:acme/(app|lib).*:pull_request]]",
    ],
    good: [
      "subject_pattern: repo:acme/lib:.*",
      "subject_pattern: repo:acme/.*",
      "subject_pattern: repo:acme/terraform-.*",
      "subject_pattern: repo:acme/lib.*\nclaim_pattern:\n  repository: acme/lib",
    ]
  ) { file in
    guard file.isForGitHub, let subject = file.comparison(.subject), subject.isPattern else { return [] }
    // Most patterns begin with a whole name and its colon.
    if case .texts(_, let beginning) = subject.admitted, GitHubSubject(beginning) != nil { return [] }
    // Two names of which one goes on where the other ends.
    guard let short = subject.witness(in: GitHubLanguage.classicSubject), let parts = GitHubSubject(short) else { return [] }
    guard let last = parts.repository.text.unicodeScalars.last, last.properties.isAlphabetic || last.properties.numericType != nil else {
      return []
    }
    // Where any name at all fits, siblings are meant.
    let anyName = "repo:\(parts.owner.text)/zq-other:\(parts.context)"
    if subject.admits(anyName) { return [] }
    let sibling = "repo:\(parts.fullName)-sibling:\(parts.context)"
    guard subject.text.contains("/" + parts.repository.text) || subject.text.contains(parts.repository.text),
      parts.repository.text.utf8.count > 1,
      subject.admits(sibling), let witness = file.gitHubWitness(sibling)
    else { return [] }
    return [
      Remark(
        subject.span, "repositories whose names go on after `\(parts.fullName)` are let in too",
        help: "end the name with a colon, as in `repo:\(parts.fullName):.*`", witness: witness)
    ]
  }
}
