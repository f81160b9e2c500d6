import Issuers
import JSON

/// A job of GitHub Actions as its environment and its event's payload tell it.
enum RunningJob {
  /// GitHub's payloads are no larger than 25 megabytes.
  private static let eventLimit = 25 << 20

  /// Claims by the variables that hold them.
  private static let variables = [
    "GITHUB_SHA": "sha", "GITHUB_RUN_ID": "run_id", "GITHUB_RUN_NUMBER": "run_number", "GITHUB_RUN_ATTEMPT": "run_attempt",
    "GITHUB_ACTOR_ID": "actor_id", "GITHUB_WORKFLOW_REF": "workflow_ref", "GITHUB_WORKFLOW_SHA": "workflow_sha",
    "GITHUB_REPOSITORY_OWNER": "repository_owner", "GITHUB_REF_PROTECTED": "ref_protected", "GITHUB_REF_TYPE": "ref_type",
    "RUNNER_ENVIRONMENT": "runner_environment",
  ]
  private static let fields: [String: RunDescription.Field] = [
    "GITHUB_REPOSITORY": .repository, "GITHUB_EVENT_NAME": .event, "GITHUB_REF": .ref, "GITHUB_WORKFLOW": .workflowName,
    "GITHUB_ACTOR": .actor, "GITHUB_HEAD_REF": .headRef, "GITHUB_BASE_REF": .baseRef, "GITHUB_REPOSITORY_ID": .repositoryId,
    "GITHUB_REPOSITORY_OWNER_ID": .ownerId,
  ]

  /// Why a job cannot be told.
  enum Problem: Error, CustomStringConvertible {
    case unreadable(FileError)
    case notAnEvent(String)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .notAnEvent(let path): "`\(path)` holds no JSON object, which the payload of an event is"
      }
    }
  }

  /// The run that this job is of; without `readsEnvironment` only what the payload in `eventFile` says.
  static func description(_ host: Host, eventFile: String?, readsEnvironment: Bool) throws(Problem) -> RunDescription {
    var run = RunDescription()
    if let path = eventFile ?? host.environment["GITHUB_EVENT_PATH"] {
      let bytes: [UInt8]
      do { bytes = try host.readFile(path, eventLimit) } catch { throw .unreadable(error) }
      guard let event = try? JSONValue(parsing: bytes), event.members != nil else { throw .notAnEvent(path) }
      tell(event, &run)
    }
    guard readsEnvironment else { return run }
    for (variable, field) in fields { if let value = host.environment[variable], !value.isEmpty { run.fields[field] = value } }
    for (variable, claim) in variables.sorted(by: { $0.value < $1.value }) {
      if let value = host.environment[variable], !value.isEmpty { run.claims.append(.init(claim, .string(value))) }
    }
    return run
  }

  /// What an event's payload adds: ids, visibility, and where a pull request comes from.
  private static func tell(_ event: JSONValue, _ run: inout RunDescription) {
    let repository = event["repository"]
    let pull = event["pull_request"]
    let texts: [(RunDescription.Field, JSONValue?)] = [
      (.repository, repository?["full_name"]), (.repositoryId, repository?["id"]), (.ownerId, repository?["owner"]?["id"]),
      (.visibility, repository?["visibility"]), (.actor, event["sender"]?["login"]), (.headRef, pull?["head"]?["ref"]),
      (.baseRef, pull?["base"]?["ref"]), (.headRepository, pull?["head"]?["repo"]?["full_name"]),
    ]
    for (field, value) in texts { if let text = value?.string ?? value?.integer.map(String.init) { run.fields[field] = text } }
    if let number = event["number"]?.integer, pull != nil { run.fields[.ref] = "refs/pull/\(number)/merge" }
    if pull == nil, let ref = event["ref"]?.string, ref.hasPrefix("refs/") { run.fields[.ref] = ref }
  }
}
