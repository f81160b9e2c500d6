import JSON
import STS
import Testing

@Suite struct SimulatedRunTests {
  struct Case: CustomTestStringConvertible {
    var given: [String: String]
    var expected: [String: String]
    var testDescription: String { given.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ") }
  }

  static let cases: [Case] = [
    .init(given: [:], expected: ["sub": "repo:acme/app:ref:refs/heads/main", "event_name": "push", "ref_type": "branch", "head_ref": ""]),
    .init(
      given: ["repository": "octo/web"],
      expected: [
        "sub": "repo:octo/web:ref:refs/heads/main", "repository_owner": "octo",
        "job_workflow_ref": "octo/web/.github/workflows/ci.yml@refs/heads/main",
      ]),
    .init(given: ["ref": "refs/tags/v1"], expected: ["sub": "repo:acme/app:ref:refs/tags/v1", "ref_type": "tag"]),
    .init(given: ["environment": "prod"], expected: ["sub": "repo:acme/app:environment:prod", "environment": "prod"]),
    .init(given: ["environment": "a:b"], expected: ["sub": "repo:acme/app:environment:a%3Ab"]),
    .init(
      given: ["event_name": "pull_request"],
      expected: ["sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "head_ref": "topic", "base_ref": "main"]),
    .init(given: ["sub": "mine", "ref": "refs/heads/x"], expected: ["sub": "mine", "ref": "refs/heads/x"]),
    .init(given: ["repo_property_team": "a"], expected: ["repo_property_team": "a", "sub": "repo:acme/app:ref:refs/heads/main"]),
  ]

  @Test("facts that are not given follow from those that are", arguments: cases)
  func derives(_ row: Case) throws {
    let run = try SimulatedRun(given: row.given.map { .init($0.key, .string($0.value)) })
    for (name, value) in row.expected { #expect(run.text(name) == value, "\(name)") }
  }

  @Test("every claim of a run is text, and none stands twice")
  func textOnly() throws {
    let claims = try SimulatedRun(given: [.init("ref", "refs/heads/a"), .init("ref", "refs/heads/b")]).claims
    #expect(claims.allSatisfy { $0.value.string != nil })
    #expect(Set(claims.map(\.name)).count == claims.count)
    #expect(claims.contains(.init("ref", "refs/heads/b")))
  }
}
