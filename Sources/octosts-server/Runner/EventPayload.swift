import JSON
import STS

extension SimulatedRun {
  /// The event that started the run, as `GITHUB_EVENT_PATH` holds it: what GitHub's payloads have in common and what push and pull_request add.
  var event: JSONValue {
    let name = text("repository").split(separator: "/").last.map(String.init) ?? ""
    let owner: JSONValue = ["login": claim("repository_owner"), "id": number("repository_owner_id")]
    let repository: JSONValue = [
      "id": number("repository_id"), "name": .string(name), "full_name": claim("repository"), "owner": owner,
      "private": .bool(text("repository_visibility") != "public"), "visibility": claim("repository_visibility"),
      "default_branch": "main", "html_url": .string("https://github.com/" + text("repository")),
    ]
    var members: [JSONValue.Member] = []
    switch text("event_name") {
    case "push":
      members = [.init("ref", claim("ref")), .init("before", .string(String(repeating: "0", count: 40))), .init("after", claim("sha"))]
    case "pull_request", "pull_request_target":
      let number = text("ref").split(separator: "/").compactMap { Int($0) }.first ?? 7
      let head: JSONValue = ["ref": claim("head_ref"), "sha": claim("sha"), "repo": repository]
      let base: JSONValue = ["ref": claim("base_ref"), "repo": repository]
      members = [
        .init("action", "synchronize"), .init("number", .number(number)),
        .init("pull_request", ["number": .number(number), "head": head, "base": base, "user": ["login": claim("actor")]]),
      ]
    case "workflow_dispatch": members = [.init("ref", claim("ref")), .init("inputs", [:]), .init("workflow", claim("workflow"))]
    default: break
    }
    members += [.init("repository", repository), .init("sender", ["login": claim("actor"), "id": number("actor_id")])]
    return .object(members)
  }

  private func claim(_ name: String) -> JSONValue { .string(text(name)) }

  private func number(_ name: String) -> JSONValue { Int(text(name)).map(JSONValue.number) ?? claim(name) }
}
