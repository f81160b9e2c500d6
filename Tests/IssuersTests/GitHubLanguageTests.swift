import Issuers
import Pattern
import Testing
import TrustPolicy

struct GitHubLanguageTests {
  /// Subjects with the languages that have them: classic, immutable, environment, pull request, branch, tag, and none of these.
  @Test(
    "a subject is in the languages of its form",
    arguments: [
      ("repo:acme/app:ref:refs/heads/main", "cb"), ("repo:acme/app:ref:refs/heads/feature/x-1.y_z", "cb"),
      ("repo:acme/.github:ref:refs/tags/v1.2", "ct"),
      ("repo:acme/app:pull_request", "cp"), ("repo:acme/app:environment:prod", "ce"), ("repo:acme/app:environment:Prod (EU)", "ce"),
      ("repo:acme/app:environment:a%3Ab", "ce"), ("repo:acme@12/app@345:ref:refs/heads/main", "ib"),
      ("repo:acme@12/app@345:pull_request", "ip"),
      ("repo:Acme-Corp_x/App.js:environment:x/y", "ce"), ("repo:acme@1/app@2:environment:é", "ie"),
      ("repo:acme@1/app@2:ref:refs/tags/v1", "it"),
      ("repo:acme/app:ref:refs/heads/gh-readonly-queue/main/pr-1-abc", "cb"), ("repo:acme/app:ref:refs/pull/7/merge", "c"),
      ("repository_owner:acme:repository_visibility:private", ""), ("job_workflow_ref:acme/ci/.github/workflows/x.yml@refs/heads/main", ""),
      ("repo:acme/app:environment:prod:job_workflow_ref:acme/ci/.github/workflows/x.yml@refs/heads/main", ""),
      ("repo:acme/app:event_name:push", ""),
      ("repo_property_team:core:repo:acme/app", ""), ("repo:acme@1/app@2:environment:x:actor:me", ""),
      ("repository_owner_id:1:pull_request", ""),
    ])
  func subjects(text: String, forms: String) {
    let languages: [(Character, Language)] = [
      ("c", GitHubLanguage.classicSubject), ("i", GitHubLanguage.immutableSubject), ("e", GitHubLanguage.environmentSubject),
      ("p", GitHubLanguage.pullRequestSubject), ("b", GitHubLanguage.branchSubject), ("t", GitHubLanguage.tagSubject),
    ]
    #expect(String(languages.filter { $0.1.contains(text) }.map(\.0)) == forms)
    #expect(GitHubLanguage.subject.contains(text) == !forms.isEmpty)
    #expect(GitHubLanguage.anySubject.contains(text))
  }

  @Test(
    "these are no subjects of GitHub in any form",
    arguments: [
      "", "repo:", "repo:acme", "repo:acme:ref:refs/heads/main", "repo:acme/app", "repo:acme/app:ref:main", "repo:acme/app:ref:refs/heads",
      "repo:acme/app:ref:refs/heads/", "repo:acme/app:ref:refs/heads//x", "repo:acme/app:ref:refs/heads/a..b",
      "repo:acme/app:ref:refs/heads/*",
      "repo:acme/app:ref:refs/heads/x.lock", "repo:acme/app:ref:refs/heads/.x", "repo:acme/app:ref:refs/heads/x.", "repo:acme/app:push",
      "repo:acme/app:ref:refs/heads/a b", "repo:acme/*:ref:refs/heads/main", "repo:acme/a/b:pull_request", "Repo:acme/app:pull_request",
      "repo:acme@1/app:pull_request", "repo:acme/app:environment:", "repo:acme/app:pull-request", "respository:acme:environment:x",
      "repo:https://github.com/acme/app:pull_request", "repo:acme/app:ref:refs/heads/x/", "repo:acme/app:ref:refs/heads/a@{b",
    ])
  func notSubjects(text: String) {
    #expect(!GitHubLanguage.subject.contains(text))
    if text != "repo:acme/app" { #expect(!GitHubLanguage.anySubject.contains(text)) }
  }

  @Test(
    "what is told of one text without the languages is what they say",
    arguments: [
      "repo:acme/app:ref:refs/heads/main", "repo:acme/app:pull_request", "repo:acme/app:environment:a@b", "repo:acme@1/app@2:pull_request",
      "repo:acme@1/app:pull_request", "repo:acme/app:ref:refs/heads/a@1", "repo:acme/app:ref:refs/heads/a..b",
      "repo:acme/app:ref:refs/heads/a.lock",
      "repo:acme/app", "", "repo:acme@1/app@2:ref:refs/heads/x@{y", "repo:acme/app:ref:refs/heads/main\n",
      "repo:acme/app:ref:refs/heads/a/b-c_D/9", "repo:acme/app:ref:refs/tags/v1", "repo:acme/app:ref:refs/heads/",
      "repo:acme/app:ref:refs/heads/a//b",
      "repo:acme/app:ref:refs/heads//a", "repo:acme/app:ref:refs/heads/a/", "repo:acme/app:ref:refs/pull/1/merge",
      "repo:acme/app:ref:refs/main",
      "repo:acme/ap p:pull_request", "repo:acme/app:pull_request:x", "repo:acme/é:pull_request", "repo:acme/app:ref:refs/heads/é",
      "repo:acme/:pull_request",
    ])
  func onlyClassic(text: String) {
    let told = GitHubLanguage.classicSubject.contains(text) && !GitHubLanguage.immutableSubject.contains(text)
    #expect(GitHubLanguage.isOnlyClassic(text) == told)
  }

  @Test("the forms lie within each other")
  func forms() throws {
    #expect(try GitHubLanguage.subject.isSubset(of: GitHubLanguage.anySubject))
    #expect(try GitHubLanguage.classicSubject.isDisjoint(with: GitHubLanguage.immutableSubject))
    let contexts = [
      GitHubLanguage.environmentSubject, GitHubLanguage.pullRequestSubject, GitHubLanguage.branchSubject, GitHubLanguage.tagSubject,
    ]
    for (index, context) in contexts.enumerated() {
      #expect(try context.isSubset(of: GitHubLanguage.subject))
      for other in contexts[..<index] { #expect(try context.isDisjoint(with: other)) }
    }
    #expect(GitHubLanguage.subject.witness() == "repo:a/a:pull_request")
    #expect(!GitHubLanguage.anySubject.isAll)
  }

  @Test(
    "what GitHub writes into a claim is in its language, what it never does is not",
    arguments: [
      (
        "ref", ["refs/heads/main", "refs/tags/v1.0.0", "refs/pull/12/merge", ""],
        ["main", "refs/heads/", "heads/main", "refs/heads/*", "refs/heads/a b"]
      ),
      (
        "repository", ["acme/app", "Acme-1/.github"], ["acme", "acme/app/x", "https://github.com/acme/app", "acme/*", "repo:acme/app", ""]
      ),
      ("repository_owner", ["acme", "a-b"], ["acme/", "acme/app", "@acme", ""]),
      ("event_name", ["push", "pull_request"], ["Push", "pull-request", ""]),
      ("ref_type", ["branch", "tag"], ["Branch", "heads"]), ("ref_protected", ["true", "false"], ["True", "yes", "", "1"]),
      ("runner_environment", ["github-hosted", "self-hosted"], ["github", "ubuntu-latest"]),
      ("repository_visibility", ["public", "private", "internal"], ["Private", ""]),
      ("repository_id", ["1", "1280353940"], ["", "x", "1.5"]),
      (
        "job_workflow_ref",
        [
          "acme/ci/.github/workflows/x.yml@refs/heads/main", "acme/ci/.github/workflows/x y.yaml@refs/tags/v1.2",
          "acme/ci/.github/workflows/x.yml@0123456789abcdef0123456789abcdef01234567",
          "a/b/dynamic/dependabot/dependabot-updates@refs/heads/main",
        ],
        [
          ".github/workflows/x.yml@refs/heads/main", "acme/ci/.github/workflows/x.yml", "acme/ci/.github/workflows/x.yml@main",
          "acme/ci/workflows/x.yml@refs/heads/main", "acme/ci/.github/workflows/x@refs/heads/main",
          "acme/ci/.github/workflows/x.yml@refs/heads/*",
          "acme/ci/.github/workflows/a/x.yml@refs/heads/main",
        ]
      ),
      ("environment", ["prod", "Prod (EU)"], [""]), ("actor", ["me", "dependabot[bot]"], ["", "@me"]),
      ("sha", ["0123456789abcdef0123456789abcdef01234567"], ["0123"]),
      ("base_ref", ["main", "release/1.x", ""], ["refs heads", ".x", "a..b"]), ("exp", [], ["", "1700000000"]),
      ("repo_property_team", ["core", ""], []),
      ("sub", ["repo:acme/app:pull_request"], ["acme/app"]),
      ("iss", ["https://token.actions.githubusercontent.com"], ["token.actions.githubusercontent.com"]),
    ] as [(String, [String], [String])])
  func claims(name: String, possible: [String], impossible: [String]) throws {
    let language = try #require(GitHubClaims.language(of: name))
    for text in possible { #expect(language.contains(text), "\(text)") }
    for text in impossible { #expect(!language.contains(text), "\(text)") }
  }

  @Test("every claim has a language that could be made, and other names have none")
  func names() {
    for name in GitHubClaims.names where name != "workflow" {
      let language = GitHubClaims.language(of: name)
      #expect(language?.isEmpty == false && language?.isAll == false, "\(name)")
    }
    #expect(GitHubClaims.language(of: "ref_path") == nil)
    #expect(GitHubClaims.language(of: "Ref") == nil)
  }

  @Test("the claims of samples of a subject can be told from it")
  func quotients() throws {
    let subject = try Language(matching: .anchored("repo:acme/(app|lib):ref:refs/(heads/main|tags/v.*)"))
      .intersection(GitHubLanguage.classicSubject)
    let ref = try subject.remainder(after: Language(matching: Pattern("^repo:[^:]*:ref:$")))
    #expect(try ref.isSubset(of: GitHubClaims.ref))
    #expect(ref.contains("refs/heads/main") && ref.contains("refs/tags/v1") && !ref.contains("refs/heads/x"))
    let names = try #require(GitHubClaims.language(of: "repository"))
    let repository = try subject.remainder(after: Language(exactly: "repo:")).beginning(before: Language(matching: Pattern("^:")))
      .intersection(names)
    #expect(try repository == Language(matching: .full("acme/(app|lib)")))
  }
}
