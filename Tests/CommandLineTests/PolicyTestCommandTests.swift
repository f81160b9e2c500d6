import JSON
import Support
import Testing

/// `octosts test` and `octosts claims` as processes.
@Suite struct PolicyTestCommandTests {
  private static let policy =
    "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:pull_request\npermissions: {contents: read}\n"

  /// A checkout with a policy `ci` and a file of cases.
  private static func checkout(_ cases: String, policy: String = policy) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    _ = try Program(path: "/bin/mkdir").run(["-p", folder.path + "/.github/chainguard/tests"])
    try folder.write(policy, to: ".github/chainguard/ci.sts.yaml")
    if !cases.isEmpty { try folder.write(cases, to: ".github/chainguard/tests/ci.yaml") }
    return folder
  }

  private static func test(_ folder: ScratchFolder, _ options: [String] = []) throws -> Program.Result {
    try Program("octosts").run(["test", folder.path] + options)
  }

  private static let good = """
    scope: acme/app
    identity: ci
    cases:
      - {name: a pull request, run: {event: pull_request}, expect: allow, permissions: {contents: read}}
      - {name: a push, run: {}, expect: deny, fails: subject}
      - {name: another issuer, run: {event: pull_request}, claims: {iss: "https://a.example"}, expect: deny, fails: issuer}

    """

  @Test("passing, failing and broken cases are three exit statuses")
  func statuses() throws {
    let good = try Self.test(Self.checkout(Self.good), ["--min-coverage", "100"])
    #expect(good.status == 0)
    #expect(good.out.hasSuffix("3 cases: 3 passed, 0 failed, 0 errors; coverage 100 %\n"))

    let failing = try Self.test(Self.checkout(Self.good.replacing("fails: subject", with: "fails: audience")))
    #expect(failing.status == 1)
    #expect(failing.out.contains("FAIL  deny   a push"))
    #expect(failing.out.contains("expected that `audience` fails, and `subject` does"))

    let missing = try Self.test(Self.checkout(Self.good.replacing("identity: ci", with: "identity: cd")))
    #expect(missing.status == 2)
    #expect(missing.out.contains("cd.sts.yaml`: no such file or directory"))

    let refused = try Self.test(Self.checkout(Self.good, policy: "issuer: [\n"))
    #expect(refused.status == 2 && refused.out.contains("the service refuses the policy"))

    let fork = try Self.test(Self.checkout(Self.good.replacing("run: {}", with: "run: {event: pull_request, head_repository: m/app}")))
    #expect(fork.status == 2 && fork.out.contains("from the fork `m/app` gets no identity token"))

    #expect(try Self.test(Self.checkout("")).status == 2)
    #expect(try Self.test(Self.checkout(Self.good), ["--min-coverage", "101"]).status == 64)
    #expect(try Self.test(Self.checkout(Self.good), ["--filter", "another", "--min-coverage", "100"]).status == 1)
  }

  @Test("a changed permission is noticed, and an organization's policy is read as one")
  func organization() throws {
    let wider = try Self.test(Self.checkout(Self.good, policy: Self.policy.replacing("read", with: "write")))
    #expect(wider.status == 1 && wider.out.contains("expected contents: read, and the token has write"))
    let policy = Self.policy + "repositories: [web, api]\n"
    let cases = """
      scope: acme
      identity: ci
      cases:
        - {name: a, run: {repository: acme/app, event: pull_request}, expect: allow, repositories: [web, api]}
        - {name: b, run: {repository: acme/app, event: pull_request}, expect: allow, repositories: [web]}

      """
    let result = try Self.test(Self.checkout(cases, policy: policy))
    #expect(result.out.contains("pass  allow  a"))
    #expect(result.out.contains("expected repositories `web`, and the token is for `api`, `web`"))
  }

  @Test("reports for programs hold the same, and nothing in a name reaches the runner or the markup")
  func formats() throws {
    let cases = Self.good.replacing("name: a push", with: "name: \"<&> ::error::x\\n::stop\"").replacing("fails: subject", with: "fails: x")
    let folder = try Self.checkout(cases)
    let json = try JSONValue(parsing: Self.test(folder, ["--format", "json"]).out)
    #expect(json["version"] == 1)
    #expect(json["summary"]?["failed"] == 1 && json["summary"]?["passed"] == 2)
    let junit = try Self.test(folder, ["--format", "junit"]).out
    #expect(junit.contains("tests=\"3\" failures=\"1\" errors=\"0\""))
    #expect(junit.contains("&lt;&amp;&gt; ::error::x"))
    for format in ["github", "text"] {
      let lines = try Self.test(folder, ["--format", format]).out.split(separator: "\n").filter { $0.hasPrefix("::") }
      #expect(lines.allSatisfy { format == "github" && ($0.hasPrefix("::error title=") || $0.hasPrefix("::notice ")) })
    }
  }

  @Test("a first file is written once, and passes")
  func initial() throws {
    let folder = try Self.checkout("")
    #expect(try Self.test(folder, ["--init", "ci", "--scope", "acme/app"]).status == 0)
    #expect(try Self.test(folder, ["--init", "ci"]).status == 2)
    let result = try Self.test(folder, ["--min-coverage", "100"])
    #expect(result.status == 0, "\(result.everything)")
    #expect(try Self.test(folder, ["--init", "../x"]).status == 64)
  }

  @Test("claims go through a pipe into a simulation, and what has no token is refused")
  func claims() throws {
    let folder = try Self.checkout("")
    let octosts = Program("octosts")
    let made = try octosts.run(["claims", "--repository", "acme/app", "--event", "pull_request"])
    let verdict = try octosts.run(
      ["simulate", "--policy", folder.path + "/.github/chainguard/ci.sts.yaml", "--claims", "-"], input: made.out)
    #expect(made.status == 0 && verdict.status == 0)
    let fork = try octosts.run(["claims", "--event", "pull_request", "--head-repository", "mallory/app"])
    #expect(fork.status == 1 && fork.out.isEmpty && fork.err.contains("gets no identity token"))
    let explained = try octosts.run(["claims", "--repository", "acme/app", "--explain"]).out
    #expect(explained.contains("given    repository ") && explained.contains("ASSUMED  actor ") && explained.contains("follows  sub "))
    #expect(try octosts.run(["claims", "--environment", "Prod (EU)"]).err.contains("the service refuses every token with the subject"))
    #expect(try octosts.run(["claims", "--claim", "x"]).status == 64)
  }

  @Test(
    "a run that is described in a way that makes no sense is wrong usage",
    arguments: [
      (["--ref", "main"], "`main` is no whole ref: expected `refs/heads/main`"), (["--repository", "app"], "expected OWNER/REPO"),
      (["--event", "psuh"], "did you mean `push`?"),
      (["--issuer", "google", "--repository", "sa@x.iam.gserviceaccount.com"], "is the address of an account: expected PROJECT/ACCOUNT"),
    ])
  func misdescribed(_ options: [String], _ words: String) throws {
    let result = try Program("octosts").run(["claims"] + options)
    #expect(result.status == 64 && result.out.isEmpty)
    #expect(result.err.contains(words), "\(result.err)")
  }

  @Test(
    "coverage is told only where it is known",
    arguments: [
      ("identity: ci\ncases: []\n", [], ": 0 passed, 0 failed, 0 errors; coverage 0 %\n"),
      (Self.good, ["--filter", "no such case"], "0 cases: 0 passed, 0 failed, 0 errors; no cases\n"),
      (
        "identity: nobody\ncases:\n  - {name: a, run: {event: push}, expect: allow}\n", ["--filter", "a"],
        "1 case: 0 passed, 0 failed, 1 error\n"
      ),
      ("identity: [\n", [], " 0 passed, 0 failed, 1 error\n"),
    ])
  func coverage(_ cases: String, _ options: [String], _ ending: String) throws {
    let result = try Self.test(Self.checkout(cases), options)
    #expect(result.out.hasSuffix(ending), "\(result.out)")
    #expect(try Self.test(Self.checkout(cases), options + ["--format", "json"]).out.contains("\"coverage\": 100") == false)
  }

  @Test("a running job tells its own claims, and its event where a pull request is from")
  func runningJob() throws {
    let folder = try ScratchFolder()
    let event = try folder.write(
      #"{"number":5,"pull_request":{"head":{"ref":"t","repo":{"full_name":"acme/app"}},"base":{"ref":"main"}},"repository":{"id":7,"full_name":"acme/app","visibility":"public","owner":{"id":9}}}"#,
      to: "event.json")
    let environment = [
      "GITHUB_REPOSITORY": "acme/app", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/5/merge", "GITHUB_EVENT_PATH": event,
      "GITHUB_WORKFLOW_REF": "acme/app/.github/workflows/x.yml@refs/pull/5/merge", "GITHUB_RUN_ID": "77",
    ]
    let json = try JSONValue(parsing: Program("octosts").run(["claims", "--from-env", "--immutable"], environment: environment).out)
    #expect(json["sub"] == "repo:acme@9/app@7:pull_request")
    #expect(json["run_id"] == "77" && json["head_ref"] == "t" && json["repository_visibility"] == "public")
    #expect(json["job_workflow_ref"] == json["workflow_ref"])
    let broken = try Program("octosts").run(["claims", "--event-file", try folder.write("[]", to: "list.json")])
    #expect(broken.status == 2 && broken.err.contains("holds no JSON object"))
  }
}
