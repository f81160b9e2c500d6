import Issuers
import Pattern
import Source

extension Rule {
  static let mutableWorkflowRef = Rule(
    id: "mutable-workflow-ref", severity: .note,
    summary: "a workflow that is pinned on every branch",
    rationale: """
      `job_workflow_ref` pins the file and the ref that it was taken from. When any branch fits, whoever can push one can change what the \
      workflow does with the token.
      """,
    bad: [
      "claim_pattern:\n  job_workflow_ref: [[acme/ci/\\.github/workflows/ci\\.yml@.*]]\npermissions: {contents: write}",
      "claim_pattern:\n  job_workflow_ref: [[acme/ci/\\.github/workflows/ci\\.yml@refs/heads/.+]]\npermissions: {contents: write}",
      "claim_pattern:\n  job_workflow_ref: [[acme/ci/.*]]\npermissions: {contents: write}",
    ],
    good: [
      "claim_pattern:\n  job_workflow_ref: acme/ci/\\.github/workflows/ci\\.yml@refs/heads/main\npermissions: {contents: write}",
      "claim_pattern:\n  job_workflow_ref: acme/ci/\\.github/workflows/ci\\.yml@refs/tags/v.*\npermissions: {contents: write}",
      "claim_pattern:\n  job_workflow_ref: acme/ci/.*\npermissions: {contents: read}",
    ]
  ) { file in
    guard file.grantsWrite, let comparison = file.comparison(.claim("job_workflow_ref")) else { return [] }
    guard let text = comparison.witness(in: anyBranch) else { return [] }
    return [
      Remark(
        comparison.span, "the workflow may come from any branch", help: "end it with `@refs/heads/main` or another protected ref",
        witness: comparison.witness(text))
    ]
  }

  private static let anyBranch = Language.form("[A-Za-z0-9._/-]+@refs/heads/zq-any-branch")
}
