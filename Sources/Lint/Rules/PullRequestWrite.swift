import Issuers
import Pattern
import Source

extension Rule {
  static let pullRequestWrite = Rule(
    id: "pull-request-write", severity: .warning,
    summary: "write permissions behind a subject that pull requests have",
    rationale: """
      Every workflow that runs on a pull request inside the repository has the subject `…:pull_request`, also one that the pull request itself \
      has changed. Whoever can push a branch then holds the token, without a review.
      """,
    bad: [
      "subject: [[repo:acme/app:pull_request]]\npermissions:\n  contents: write",
      "subject_pattern: [[repo:acme/app:.*]]\npermissions:\n  contents: write",
      "subject_pattern: [[repo:acme/(app|lib):(pull_request|ref:refs/heads/main)]]\npermissions:\n  issues: write",
    ],
    good: [
      "subject: repo:acme/app:pull_request\npermissions:\n  contents: read",
      "subject: repo:acme/app:pull_request\nclaim_pattern:\n  job_workflow_ref: acme/ci/\\.github/workflows/ci\\.yml@refs/heads/main\npermissions:\n  contents: write",
      "subject: repo:acme/app:environment:prod\npermissions:\n  contents: write",
    ]
  ) { file in
    guard file.isForGitHub, file.grantsWrite, let subject = file.comparison(.subject), file.isPinnedByNameOnly else { return [] }
    guard let reached = subject.shared(with: GitHubLanguage.pullRequestSubject),
      let text = reached.witness(preferring: GitHubLanguage.classicSubject)
    else { return [] }
    guard let witness = file.gitHubWitness(text) else { return [] }
    return [
      Remark(
        subject.span, "workflows of pull requests get write permissions",
        help: "pin `job_workflow_ref`, `environment` or another claim as well",
        witness: witness)
    ]
  }
}

extension LintedFile {
  /// Whether no claim says more than which repository it is.
  var isPinnedByNameOnly: Bool {
    comparisons.allSatisfy { comparison in
      switch comparison.part {
      case .issuer, .subject, .audience: true
      case .claim(let name): ["repository", "repository_owner", "repository_id", "repository_owner_id", "sub", "iss"].contains(name)
      }
    }
  }
}
