import Issuers
import Pattern
import Source

extension Rule {
  static let anyRefWrite = Rule(
    id: "any-ref-write", severity: .warning,
    summary: "write permissions for every branch",
    rationale: """
      Whoever can push a branch can push a workflow on it. With a subject that any branch fits, such a workflow gets the token before anybody \
      has reviewed it.
      """,
    bad: [
      "subject_pattern: [[repo:acme/app:ref:.*]]\npermissions:\n  contents: write",
      "subject_pattern: [[repo:acme/app:ref:refs/heads/.+]]\npermissions:\n  contents: write",
      "subject_pattern: [['repo:acme/app:ref:refs/(heads|tags)/[a-z-]+']]\npermissions:\n  issues: write",
    ],
    good: [
      "subject_pattern: repo:acme/app:ref:refs/heads/(main|release-.*)\npermissions:\n  contents: write",
      "subject_pattern: repo:acme/app:ref:.*\npermissions:\n  contents: read",
      "subject_pattern: repo:acme/app:ref:.*\nclaim_pattern:\n  ref: refs/heads/main\npermissions:\n  contents: write",
      "subject_pattern: repo:acme/app:ref:refs/tags/.*\npermissions:\n  contents: write",
    ]
  ) { file in
    guard file.isForGitHub, file.grantsWrite, let subject = file.comparison(.subject), file.isPinnedByNameOnly else { return [] }
    guard let text = subject.witness(in: anyBranch) else { return [] }
    // A subject that pull requests have too is the finding of another rule.
    if let parts = GitHubSubject(text), subject.admits("repo:\(parts.fullName):pull_request") { return [] }
    guard let witness = file.gitHubWitness(text) else { return [] }
    return [
      Remark(
        subject.span, "workflows of every branch get write permissions",
        help: "name the branch, or pin `ref`, `job_workflow_ref` or `environment`",
        witness: witness)
    ]
  }

  private static let anyBranch = Language.form("repo:[A-Za-z0-9-]+/[A-Za-z0-9._-]+:ref:refs/heads/zq-any-branch")
}
