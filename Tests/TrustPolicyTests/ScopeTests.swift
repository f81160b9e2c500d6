import Testing
import TrustPolicy

struct ScopeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var scope: String
    var owner: String
    var repository: String
    var isOrganization = false
    var repositories: [String]?
    var policyRepository = ".github"

    static func organization(_ scope: String, owner: String) -> Case {
      Case(scope: scope, owner: owner, repository: ".github", isOrganization: true)
    }

    static func repository(_ scope: String, _ owner: String, _ name: String) -> Case {
      Case(scope: scope, owner: owner, repository: name, repositories: [name])
    }

    var testDescription: String { scope }
  }

  @Test(
    "scopes split as Go's path.Dir and path.Base",
    arguments: [
      .organization("acme", owner: "acme"), .organization("acme/../app", owner: "app"), .organization("./app", owner: "app"),
      .organization(".//app", owner: "app"), .organization("a/b/../../app", owner: "app"), .organization(".", owner: "."),
      .organization("..", owner: ".."),
      .organization("", owner: "."), .repository("acme/app", "acme", "app"), .repository("acme/app/", "acme/app", "app"),
      .repository("acme/", "acme", "acme"), .repository("a/b/c", "a/b", "c"), .repository("a//b///c", "a/b", "c"),
      .repository("/acme", "/", "acme"),
      .repository("/", "/", "/"), .repository("///", "/", "/"), .repository("/../app", "/", "app"), .repository("/a/../../b/c", "/b", "c"),
      .repository("../app", "..", "app"), .repository("../../app", "../..", "app"), .repository("a/../../app", "..", "app"),
      .repository("acme/..", "acme", ".."), .repository("acme/.", "acme", "."), .repository("acme/./app", "acme", "app"),
      .repository("ACME/App", "ACME", "App"), .repository(" acme/a b\n", " acme", "a b\n"), .repository("é/ü", "é", "ü"),
      .repository("acme/.GitHub", "acme", ".GitHub"),
      Case(scope: "acme/.github", owner: "acme", repository: ".github", isOrganization: true, repositories: [".github"]),
      Case(scope: "acme/.github", owner: "acme", repository: ".github", repositories: [".github"], policyRepository: "policies"),
      Case(scope: "acme", owner: "acme", repository: "policies", isOrganization: true, policyRepository: "policies"),
      Case(
        scope: "acme/policies", owner: "acme", repository: "policies", isOrganization: true, repositories: ["policies"],
        policyRepository: "policies"),
    ] as [Case])
  func split(_ row: Case) {
    let scope = Scope(row.scope, policyRepository: row.policyRepository)
    #expect(scope.owner == row.owner)
    #expect(scope.repository == row.repository)
    #expect(scope.isOrganization == row.isOrganization)
    #expect(scope.repositories == row.repositories)
  }

  @Test("an identity names a file, whatever it holds", arguments: ["release", "", "a/b", "../x"])
  func path(identity: String) {
    #expect(Scope("acme/app").path(identity: identity) == ".github/chainguard/\(identity).sts.yaml")
  }
}
