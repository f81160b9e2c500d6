import Source
import Usage

extension Rule {
  static let workflowTrigger = Rule(
    besideWorkflows: "workflow-trigger", severity: .warning,
    summary: "a workflow of this repository that nothing starts as the policy asks",
    rationale: """
      A policy that names a workflow by `workflow_ref` or `job_workflow_ref` is of use only where a trigger of that file starts such runs. \
      `workflow_ref` is the file that an event starts, never one that is only called. `job_workflow_ref` is the file that holds the job: the same, \
      unless it is called, for which it needs `workflow_call`. The event is that of the run, and the ref follows from the event and its filters. \
      The files are looked at as they are in this checkout, so nothing is said of other branches and single tags, whose files may be \
      others, and nothing of a `job_workflow_ref` that has `workflow_call`: who calls it, in which repository, is not known.
      """,
    bad: [
      Example("claim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@.*\n  event_name: [[release]]", beside: files),
      Example("claim_pattern:\n  workflow_ref: [[acme/app/\\.github/workflows/shared\\.yml@refs/heads/main]]", beside: files),
      Example(
        "subject_pattern: repo:acme/lib:.*\nclaim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/ci\\.yml@refs/heads/main]]",
        beside: files),
      Example(
        "claim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/ci\\.yml@refs/heads/main]]\n"
          + "  workflow_ref: acme/app/\\.github/workflows/other\\.yml@.*", beside: files),
      Example(
        "subject_pattern: repo:acme/app:ref:refs/tags/v.*\nclaim_pattern:\n  workflow_ref: [[acme/app/\\.github/workflows/ci\\.yml@refs/tags/v.*]]",
        beside: files),
      Example(
        "subject_pattern: repo:acme/app:pull_request\nclaim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/ci\\.yml@refs/heads/main]]",
        beside: files),
    ],
    good: [
      Example("claim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@.*\n  event_name: push", beside: files),
      Example(
        "subject_pattern: repo:acme/lib:.*\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/shared\\.yml@refs/heads/main",
        beside: files),
      Example(
        "subject: repo:acme/app:pull_request\nclaim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/pull/[0-9]+/merge",
        beside: files),
      Example(
        "subject: repo:acme/app:environment:prod\nclaim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/heads/main",
        beside: files),
      Example(
        "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/heads/1\\.x\n  event_name: schedule",
        beside: files),
      Example(
        "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/tags/v1\\.0",
        beside: files),
      Example("claim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/(ci|nightly)\\.yml@.*\n  event_name: schedule", beside: files),
      Example(
        "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  ref: refs/heads/dev\n  workflow_ref: acme/app/\\.github/workflows/ci\\.yml@.*",
        beside: files),
      Example("claim_pattern:\n  workflow_ref: acme/app/.*\n  event_name: dynamic", beside: files),
      Example("claim_pattern:\n  job_workflow_ref: acme/ci/\\.github/workflows/ci\\.yml@.*\n  event_name: schedule", beside: files),
    ]
  ) { file, exchanges in
    guard file.isForGitHub, exchanges.usage.isComplete, exchanges.usage.unreadable.isEmpty else { return [] }
    let question = TriggerQuestion(file, exchanges)
    // What is wrong with the one is mostly wrong with the other.
    return ["job_workflow_ref", "workflow_ref"].lazy.compactMap { question.remark($0) }.first.map { [$0] } ?? []
  }

  private static let files = [
    ".github/workflows/ci.yml": "on: {push: {branches: [main]}, pull_request: }\njobs: {}\n",
    ".github/workflows/nightly.yml": "on: schedule\njobs: {}\n",
    ".github/workflows/shared.yml": "on: workflow_call\njobs: {}\n",
  ]
}
