import Issuers
import JSON
import Testing

/// Examples that are published, reproduced field by field from what a person would tell of the run.
@Suite struct PublishedClaimsTests {
  struct Case: CustomTestStringConvertible {
    /// Where it stands, as of November 2026.
    var source: String
    var fields: [RunDescription.Field: String]
    var isImmutable = false
    var template: [String]?
    var claims: [String: String] = [:]
    var issuedAt: Int?
    var expected: [String: JSONValue]
    var testDescription: String { source }
  }

  private static let reference = "docs.github.com/en/actions/reference/security/oidc"
  private static let octo: [RunDescription.Field: String] = [.repository: "octo-org/octo-repo"]
  private static let reusable = "octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main"

  private static func subject(
    _ source: String, _ fields: [RunDescription.Field: String], immutable: Bool = false, template: [String]? = nil, _ sub: String
  ) -> Case {
    Case(
      source: source, fields: octo.merging(fields) { $1 }, isImmutable: immutable, template: template, expected: ["sub": .string(sub)])
  }

  static let cases: [Case] = [
    Case(
      source: "docs.github.com/en/actions/concepts/security/openid-connect, Understanding the OIDC token",
      fields: [
        .repository: "octo-org/octo-repo", .environment: "prod", .event: "workflow_dispatch", .jobWorkflowRef: reusable,
        .repositoryId: "74", .ownerId: "65", .workflowName: "example-workflow", .audience: "https://github.com/octo-org",
      ],
      claims: [
        "jti": "example-id", "sha": "example-sha", "actor_id": "12", "run_id": "example-run-id", "run_number": "10", "run_attempt": "2",
        "enterprise": "avocado-corp", "enterprise_id": "2",
      ],
      issuedAt: 1_632_493_567,
      expected: [
        "jti": "example-id", "sub": "repo:octo-org/octo-repo:environment:prod", "environment": "prod",
        "aud": "https://github.com/octo-org", "ref": "refs/heads/main", "sha": "example-sha", "repository": "octo-org/octo-repo",
        "repository_owner": "octo-org", "actor_id": "12", "repository_visibility": "private", "repository_id": "74",
        "repository_owner_id": "65", "run_id": "example-run-id", "run_number": "10", "run_attempt": "2",
        "runner_environment": "github-hosted", "actor": "octocat", "workflow": "example-workflow", "head_ref": "", "base_ref": "",
        "event_name": "workflow_dispatch", "enterprise": "avocado-corp", "enterprise_id": "2", "ref_type": "branch",
        "job_workflow_ref": .string(reusable), "iss": "https://token.actions.githubusercontent.com", "nbf": 1_632_492_967,
        "exp": 1_632_493_867, "iat": 1_632_493_567,
      ]),
    Case(
      source: "\(reference), Example token with custom properties",
      fields: [.repository: "my-org/my-repo", .audience: "https://github.com/my-org"],
      claims: ["repo_property_business_unit": "payments", "repo_property_workspace_id": "ws-abc123"],
      expected: [
        "sub": "repo:my-org/my-repo:ref:refs/heads/main", "aud": "https://github.com/my-org", "repository": "my-org/my-repo",
        "repo_property_business_unit": "payments", "repo_property_workspace_id": "ws-abc123",
      ]),
    subject("\(reference), a specific environment", [.environment: "Production"], "repo:octo-org/octo-repo:environment:Production"),
    subject("\(reference), pull_request events", [.event: "pull_request"], "repo:octo-org/octo-repo:pull_request"),
    subject("\(reference), a specific branch", [.ref: "refs/heads/demo-branch"], "repo:octo-org/octo-repo:ref:refs/heads/demo-branch"),
    subject("\(reference), a specific tag", [.ref: "refs/tags/demo-tag"], "repo:octo-org/octo-repo:ref:refs/tags/demo-tag"),
    subject("\(reference), metadata with a colon", [.environment: "Production:V1"], "repo:octo-org/octo-repo:environment:Production%3AV1"),
    subject(
      "\(reference), immutable subjects", [.ownerId: "123456", .repositoryId: "456789"], immutable: true,
      "repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main"),
    subject(
      "\(reference), a repository made after July 15, 2026", [.ownerId: "123456", .repositoryId: "456789", .created: "2026-07-16"],
      "repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main"),
    subject("\(reference), a repository made on July 15, 2026", [.created: "2026-07-15"], "repo:octo-org/octo-repo:ref:refs/heads/main"),
    subject(
      "\(reference), visibility and owner", [.repository: "monalisa/x"], template: ["repository_owner", "repository_visibility"],
      "repository_owner:monalisa:repository_visibility:private"),
    subject("\(reference), a specific owner", [.repository: "monalisa/x"], template: ["repository_owner"], "repository_owner:monalisa"),
    subject(
      "\(reference), a reusable workflow", [.jobWorkflowRef: reusable], template: ["job_workflow_ref"], "job_workflow_ref:\(reusable)"),
    subject(
      "\(reference), a reusable workflow and other claims", [.environment: "prod", .jobWorkflowRef: reusable],
      template: ["repo", "context", "job_workflow_ref"], "repo:octo-org/octo-repo:environment:prod:job_workflow_ref:\(reusable)"),
    subject("\(reference), a specific repository", [:], template: ["repo"], "repo:octo-org/octo-repo"),
    subject("\(reference), system-generated GUIDs", [.repositoryId: "7"], template: ["repository_id"], "repository_id:7"),
    subject(
      "\(reference), customised immutable subjects keep their ids", [.ownerId: "1", .repositoryId: "2"], immutable: true,
      template: ["repo", "context"], "repo:octo-org@1/octo-repo@2:ref:refs/heads/main"),
  ]

  @Test("a published example comes out field by field", arguments: cases)
  func reproduces(_ row: Case) throws {
    var run = RunDescription()
    run.fields = row.fields
    run.isImmutable = row.isImmutable
    run.template = row.template
    run.claims = row.claims.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }
    let json = try run.token(audience: "octo-sts.dev", issuedAt: row.issuedAt).json
    for (name, value) in row.expected { #expect(json[name] == value, "\(name)") }
  }

  @Test(
    "the ref follows from the event",
    arguments: [
      ("push", "refs/heads/main", "ref:refs/heads/main"), ("pull_request", "refs/pull/7/merge", "pull_request"),
      ("pull_request_target", "refs/heads/main", "pull_request"), ("schedule", "refs/heads/main", "ref:refs/heads/main"),
      ("issue_comment", "refs/heads/main", "ref:refs/heads/main"), ("workflow_run", "refs/heads/main", "ref:refs/heads/main"),
      ("release", "refs/tags/v1.0.0", "ref:refs/tags/v1.0.0"),
      (
        "merge_group", "refs/heads/gh-readonly-queue/main/pr-7-6dcb09b5b57875f334f61aebed695e2e4193db5e",
        "ref:refs/heads/gh-readonly-queue/main/pr-7-6dcb09b5b57875f334f61aebed695e2e4193db5e"
      ),
    ])
  func refs(event: String, ref: String, context: String) throws {
    let sheet = try GitHubRun(given: [.init("event_name", .string(event))]).sheet
    #expect(sheet.text("ref") == ref)
    #expect(sheet.text("sub") == "repo:acme/app:" + context)
    #expect(sheet.text("workflow_ref") == "acme/app/.github/workflows/ci.yml@" + ref)
    #expect(sheet.text("base_ref").isEmpty == !event.hasPrefix("pull_request"))
  }

  @Test("a run that GitHub would not have, or gives no token, is refused with the reason")
  func refusals() throws {
    func refusal(_ fields: [RunDescription.Field: String], template: [String]? = nil) -> RunError? {
      var run = RunDescription()
      run.fields = fields
      run.template = template
      do throws(RunError) {
        _ = try run.token(audience: "a")
        return nil
      } catch {
        return error
      }
    }
    #expect(
      refusal([.event: "pull_request", .headRepository: "mallory/app"]) == .fork(head: "mallory/app", base: "acme/app"))
    #expect(refusal([.event: "pull_request", .headRepository: "Acme/App"]) == nil)
    #expect(refusal([.event: "pull_request_target", .headRepository: "mallory/app"]) == nil)
    #expect(refusal([.repository: "acme"]) == .malformedRepository("acme"))
    #expect(refusal([.ref: "main"]) == .shortRef("main"))
    #expect(refusal([.event: "pull-request"]) == .unknownEvent("pull-request", nearest: "pull_request"))
    #expect(refusal([:], template: ["repo", "environment"]) == .templateKeyMissing("environment"))
    #expect(refusal([:], template: ["nonsense"]) == .templateKeyMissing("nonsense"))
  }

  @Test("other issuers write their own subjects")
  func otherIssuers() throws {
    let subjects: [(IssuerKind, String)] = [
      (.gitlab, "project_path:acme/app:ref_type:branch:ref:main"), (.kubernetes, "system:serviceaccount:acme:app"),
      (.buildkite, "organization:acme:pipeline:app:ref:refs/heads/main:commit:6dcb09b5b57875f334f61aebed695e2e4193db5e:step:build"),
      (.terraform, "organization:acme:project:app:workspace:prod:run_phase:plan"), (.google, "113774264463038321964"),
    ]
    for (issuer, subject) in subjects {
      var run = RunDescription()
      run.issuer = issuer
      run.fields = [.ref: "refs/heads/main"]
      let sheet = try run.token(audience: "octo-sts.dev")
      #expect(sheet.text("sub") == subject)
      #expect(sheet.text("aud") == "octo-sts.dev")
    }
  }

  @Test("what was not told is marked: it follows from what was, or is assumed")
  func origins() throws {
    var run = RunDescription()
    run.fields = [.repository: "octo/web"]
    let origins = try run.token(audience: "a").claims.reduce(into: [:]) { $0[$1.name] = $1.origin }
    #expect(origins["repository"] == .given && origins["repository_owner"] == .derived && origins["repository_id"] == .assumed)
    #expect(origins["sub"] == .derived && origins["ref"] == .assumed)
  }
}
