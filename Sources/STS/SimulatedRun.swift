import JSON

/// A workflow run that never happened, told as GitHub would tell it in an identity token.
///
/// A few facts are given and the others follow from them, so that a run of another repository or of a pull request is a consistent one;
/// what is given always wins over what follows.
public struct SimulatedRun: Sendable {
  /// Claims of the run in the order of GitHub's documentation. All are text; `iss`, `aud`, `exp`, `iat`, `nbf` and `jti` come with the token, unless given.
  public let claims: [JSONValue.Member]

  /// A run of `repository`, with claims that are given; of repeated ones the last counts.
  public init(repository: String = "acme/app", given: [JSONValue.Member] = []) {
    var facts = Facts(repository: repository, given: given)
    let names = facts.derive()
    var claims = names.map { JSONValue.Member($0, facts[$0]) }
    for member in given where !claims.contains(where: { $0.name.utf8.elementsEqual(member.name.utf8) }) {
      claims.append(JSONValue.Member(member.name, facts[member.name]))
    }
    self.claims = claims
  }

  /// The text of a claim; empty when it is absent or no text.
  public func text(_ name: String) -> String {
    claims.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.string ?? ""
  }
}

/// Facts of a run, and how one follows from others.
private struct Facts {
  private let repository: String
  private let given: [JSONValue.Member]
  private var values: [String: JSONValue] = [:]

  init(repository: String, given: [JSONValue.Member]) {
    self.repository = repository
    self.given = given
    for member in given { values[member.name] = member.value }
  }

  subscript(name: String) -> JSONValue { values[name] ?? "" }

  private func text(_ name: String) -> String { self[name].string ?? "" }

  private mutating func set(_ name: String, _ value: String) {
    if values[name] == nil { values[name] = .string(value) }
  }

  /// Fills the gaps and returns the names of the claims in order.
  mutating func derive() -> [String] {
    set("repository", repository)
    set("event_name", "push")
    let isPullRequest = text("event_name") == "pull_request"
    set("ref", isPullRequest ? "refs/pull/7/merge" : "refs/heads/main")
    set("ref_type", text("ref").hasPrefix("refs/tags/") ? "tag" : "branch")
    set("ref_protected", isPullRequest ? "false" : "true")
    set("head_ref", isPullRequest ? "topic" : "")
    set("base_ref", isPullRequest ? "main" : "")
    set("repository_owner", String(text("repository").prefix { $0 != "/" }))
    set("repository_id", "724601833")
    set("repository_owner_id", "65381124")
    set("repository_visibility", "private")
    set("actor", "octocat")
    set("actor_id", "583231")
    set("runner_environment", "github-hosted")
    set("run_id", "9412650731")
    set("run_number", "42")
    set("run_attempt", "1")
    set("check_run_id", "25930174486")
    set("sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e")
    set("workflow", "CI")
    set("workflow_ref", "\(text("repository"))/.github/workflows/ci.yml@\(text("ref"))")
    set("workflow_sha", text("sha"))
    set("job_workflow_ref", text("workflow_ref"))
    set("job_workflow_sha", text("workflow_sha"))
    set("sub", subject)
    return [
      "sub", "ref", "sha", "repository", "repository_owner", "repository_owner_id", "run_id", "run_number", "run_attempt",
      "repository_visibility", "repository_id", "actor_id", "actor", "workflow", "head_ref", "base_ref", "event_name", "ref_protected",
      "ref_type", "workflow_ref", "workflow_sha", "job_workflow_ref", "job_workflow_sha", "runner_environment", "check_run_id",
    ]
  }

  /// The subject in its default form: the environment, else the pull request, else the ref; a `:` inside a value is `%3A`.
  private var subject: String {
    let environment = text("environment")
    let context =
      if !environment.isEmpty {
        "environment:\(Self.escaped(environment))"
      } else if text("event_name") == "pull_request" {
        "pull_request"
      } else {
        "ref:\(Self.escaped(text("ref")))"
      }
    return "repo:\(text("repository")):\(context)"
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
  }
}
