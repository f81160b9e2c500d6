import JSON
import Workflow

/// Why a job has no endpoint for identity tokens, as far as the event that started the run tells.
enum IdentityAbsence: Hashable {
  /// A pull request from this repository, which is not the one it goes to.
  case fork(String?)
  case dependabot
  /// Most likely the permission is missing.
  case permission

  /// Event files are GitHub's webhook payloads, which end at 25 MB.
  static let eventLimit = 32 << 20

  init(_ run: Run, event: JSONValue?) {
    let request = event?["pull_request"]
    let base = request?["base"]?["repo"]?["full_name"]?.string
    let head = request?["head"]?["repo"]?["full_name"]?.string
    if run.event == "pull_request" || run.event == "pull_request_review" || run.event == "pull_request_review_comment",
      let base, head != base
    {
      self = .fork(head)
    } else if run.actor == "dependabot[bot]" || event?["sender"]?["login"]?.string == "dependabot[bot]" {
      self = .dependabot
    } else {
      self = .permission
    }
  }

  var failure: Failure {
    switch self {
    case .fork(let head):
      Failure(
        title: "No identity token for a fork",
        cause: "GitHub gives no identity token to a pull request from a fork\(head.map { " (`\($0)`)" } ?? "")",
        details: [
          "Nothing in the workflow changes that. Skip the step for forks:",
          "  if: github.event.pull_request.head.repo.full_name == github.repository",
          "or do what needs the token in a workflow that the merge or a `workflow_run` starts.",
        ], status: .unable)
    case .dependabot:
      Failure(
        title: "No identity token for Dependabot",
        cause: "this run was started by Dependabot, whose runs have read-only permissions unless the job says otherwise",
        details: Remedy.permission + ["or skip the step:", "  if: github.actor != 'dependabot[bot]'"], status: .unable)
    case .permission:
      Failure(
        title: "Missing id-token: write",
        cause: "the job may not ask for an identity token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set",
        details: Remedy.permission, status: .unable)
    }
  }
}
