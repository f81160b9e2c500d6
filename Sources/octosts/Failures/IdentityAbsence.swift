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
        .fork, "this run is of a pull request from a fork\(head.map { " (`\($0)`)" } ?? ""), whose jobs may not ask for an identity token")
    case .dependabot: Failure(.dependabot, "this run was started by Dependabot, and its job may not ask for an identity token")
    case .permission:
      Failure(
        .missingPermission,
        "the job may not ask for an identity token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set")
    }
  }
}
