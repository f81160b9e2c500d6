import Issuers
import Pattern
import Testing

struct GitHubSubjectTests {
  @Test(
    "a subject tells what other claims of the token are",
    arguments: [
      (
        "repo:acme/app:ref:refs/heads/main",
        [
          "repository": "acme/app", "repository_owner": "acme", "ref": "refs/heads/main", "ref_type": "branch", "head_ref": "",
          "base_ref": "",
        ]
      ),
      (
        "repo:acme/app:ref:refs/tags/v1",
        ["repository": "acme/app", "repository_owner": "acme", "ref": "refs/tags/v1", "ref_type": "tag", "head_ref": "", "base_ref": ""]
      ),
      ("repo:acme/.github:pull_request", ["repository": "acme/.github", "repository_owner": "acme"]),
      (
        "repo:acme@12/app@345:environment:a%3Ab",
        [
          "repository": "acme/app", "repository_owner": "acme", "repository_id": "345", "repository_owner_id": "12", "environment": "a:b",
        ]
      ),
      ("repo:acme/app:environment:prod:job_workflow_ref:x", ["repository": "acme/app", "repository_owner": "acme"]),
      ("repo:acme/app:ref:refs/heads/main:actor:me", ["repository": "acme/app", "repository_owner": "acme"]),
    ])
  func claims(text: String, claims: [String: String]) throws {
    #expect(try #require(GitHubSubject(text)).claims == claims)
  }

  @Test(
    "what names no repository is no such subject",
    arguments: [
      "", "repo:", "repo:acme", "repo:acme/app", "repo:/app:pull_request", "repo:acme/:pull_request", "repo:a/b/c:pull_request",
      "repository_owner:acme", "repo:acme@/app:pull_request", "repo:@1/app:pull_request",
    ])
  func others(text: String) {
    #expect(GitHubSubject(text) == nil)
  }

  @Test("claims of words have only words of their language")
  func words() throws {
    for name in GitHubClaims.names {
      for word in GitHubClaims.words(of: name) ?? [] { #expect(GitHubClaims.language(of: name)?.contains(word) == true) }
    }
    #expect(GitHubClaims.words(of: "ref") == nil)
    #expect(GitHubClaims.isSent("exp") && GitHubClaims.isSent("repo_property_x") && !GitHubClaims.isSent("Ref"))
  }
}
