import Issuers
import Pattern
import Source

extension Rule {
  static let immutableSubject = Rule(
    id: "immutable-subject", severity: .note,
    summary: "a subject of the form without ids only",
    rationale: """
      Repositories that were created, renamed or transferred after 2026-07-15 have the ids of owner and repository in their subject, and older \
      ones may opt in: `repo:acme@1234/app@5678:…`. This policy would stop to work then. A name alone can also be taken over by somebody else.
      """,
    bad: [
      "subject: [[repo:acme/app:ref:refs/heads/main]]",
      "subject_pattern: [[repo:acme/app:ref:refs/heads/(main|next)]]",
      "subject_pattern: [['repo:acme/[a-z]+:pull_request']]",
    ],
    good: [
      "subject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main",
      "subject_pattern: repo:acme.*/app.*:ref:refs/heads/main",
      "issuer: https://gitlab.com\nsubject: project_path:acme/app:ref_type:branch:ref:main",
    ]
  ) { file in
    guard file.comparison(.issuer)?.text == GitHub.issuer, let subject = file.comparison(.subject) else {
      return []
    }
    if subject.isPattern {
      guard subject.isDisjoint(with: GitHubLanguage.immutableSubject) == true else { return [] }
      guard subject.isDisjoint(with: GitHubLanguage.classicSubject) == false else { return [] }
    } else {
      guard GitHubLanguage.isOnlyClassic(subject.text) else { return [] }
    }
    return [
      Remark(
        subject.span, "the subject of a repository with immutable subjects is not matched",
        help: "if it may have them, allow the ids: `repo:OWNER(@[0-9]+)?/NAME(@[0-9]+)?:…`, or name them")
    ]
  }
}
