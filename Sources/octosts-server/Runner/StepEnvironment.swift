import STS
import Secret
import Workflow

extension Job {
  /// Every variable that the runner sets for a stage of a step, and the `INPUT_` variables of its inputs.
  ///
  /// After GitHub's "Variables reference"; what belongs to services that a sandbox has none of (`ACTIONS_RUNTIME_URL`, `ACTIONS_CACHE_URL`,
  /// `ACTIONS_RESULTS_URL`) is left out.
  func environment(files: StepFiles, folders: Folders, state: [CommandFile.Entry] = []) -> [String: String] {
    var variables = inherited
    variables.merge(ofRunner(folders)) { $1 }
    variables.merge(ofRun(folders)) { $1 }
    for kind in StepFiles.Kind.allCases { variables[kind.rawValue] = files.path(kind) }
    if let requestToken {
      variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = "\(origins.oidc)\(Self.requestPath)?api-version=2.0"
      variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = requestToken.revealed()
    }
    for input in inputs { variables[Inputs.variable(input.name)] = input.value }
    for entry in state { variables["STATE_" + entry.name] = entry.value }
    return variables
  }

  private func ofRunner(_ folders: Folders) -> [String: String] {
    var variables = [
      "CI": "true", "GITHUB_ACTIONS": "true", "HOME": folders.home, "GITHUB_WORKSPACE": workspace,
      "RUNNER_OS": "Linux", "RUNNER_ARCH": Self.architecture, "RUNNER_NAME": "octosts-sandbox", "RUNNER_TEMP": folders.temporary,
      "RUNNER_TOOL_CACHE": folders.tools, "RUNNER_WORKSPACE": folders.runnerWorkspace,
      "RUNNER_ENVIRONMENT": run.text("runner_environment"),
    ]
    if debug { variables["RUNNER_DEBUG"] = "1" }
    return variables
  }

  private func ofRun(_ folders: Folders) -> [String: String] {
    var variables = [
      "GITHUB_ACTION": "__self", "GITHUB_ACTION_REF": "", "GITHUB_ACTION_REPOSITORY": "",
      "GITHUB_API_URL": origins.revoke, "GITHUB_GRAPHQL_URL": origins.revoke + "/graphql", "GITHUB_SERVER_URL": "https://github.com",
      "GITHUB_EVENT_PATH": folders.event, "GITHUB_JOB": "sandbox", "GITHUB_RETENTION_DAYS": "90",
      "GITHUB_REF_NAME": Self.name(ofRef: run.text("ref")), "GITHUB_TRIGGERING_ACTOR": run.text("actor"),
    ]
    let claims = [
      "actor", "actor_id", "base_ref", "event_name", "head_ref", "ref", "ref_protected", "ref_type", "repository", "repository_id",
      "repository_owner", "repository_owner_id", "run_attempt", "run_id", "run_number", "sha", "workflow", "workflow_ref", "workflow_sha",
    ]
    for claim in claims { variables["GITHUB_" + claim.uppercased()] = run.text(claim) }
    return variables
  }

  private static func name(ofRef ref: String) -> String {
    for prefix in ["refs/heads/", "refs/tags/", "refs/pull/"] where ref.hasPrefix(prefix) { return String(ref.dropFirst(prefix.count)) }
    return ref
  }

  private static var architecture: String {
    #if arch(arm64)
      "ARM64"
    #else
      "X64"
    #endif
  }
}
