import Support
import Testing

@testable import octosts_server

/// The sandbox and the action as separate processes, over loopback.
@Suite struct SandboxTests {
  static let asked = ["--input", "scope=acme/app", "--input", "identity=ci"]
  /// A GitHub token or an identity token, whole or in part.
  /// Not in the middle of a word: a hash in base64 may hold these letters too.
  static var secret: Regex<Substring> { #/ghs_[A-Za-z0-9]{4}|(?:^|[^A-Za-z0-9+/_-])eyJ[A-Za-z0-9_-]{8}/# }

  @Test("the action exchanges, writes its outputs, hides the token, and revokes it")
  func exchange() async throws {
    let run = try await SandboxRun(Self.asked + ["--post", "POST"])
    #expect(run.status == 0, "\(run.text)")
    let outputs = run.section("outputs")
    #expect(outputs.contains("token=***"))
    #expect(outputs.contains { $0.wholeMatch(of: #/expires-at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) != nil })
    #expect(outputs.contains { $0.wholeMatch(of: #/token-hash=[A-Za-z0-9+/]{43}=/#) != nil })
    let seen = run.section("what the service saw")
    #expect(seen.contains { $0.hasPrefix("identity token: ") && $0.hasSuffix(" 200") })
    #expect(
      seen.contains { $0.hasPrefix(#"exchange: scope "acme/app" identity "ci" "#) && $0.hasSuffix("contents: read, issues: write on app") })
    #expect(seen.contains { $0.hasPrefix("revoke: ") && $0.hasSuffix(" 204") })
    #expect(run.text.firstMatch(of: Self.secret) == nil)
  }

  @Test("a step that prints what the action wrote shows no secret: the action has masked it")
  func masked() async throws {
    let script = #""$0" && cat "$GITHUB_OUTPUT" "$GITHUB_STATE""#
    let run = try await SandboxRun(Self.asked, command: ["sh", "-c", script] + SandboxRun.main)
    #expect(run.status == 0, "\(run.text)")
    #expect(run.lines.contains { $0.contains("***") })
    #expect(run.text.firstMatch(of: Self.secret) == nil)
  }

  @Test("the issuer may be the sandbox itself, asked under its own address")
  func ownIssuer() async throws {
    let policy =
      "issuer_pattern: http://127\\.0\\.0\\.1:[0-9]+\nsubject: repo:acme/app:ref:refs/heads/main\npermissions: {contents: read}\n"
    let run = try await SandboxRun(Self.asked + ["--issuer", "self"], files: ["acme/app/.github/chainguard/ci.sts.yaml": policy])
    #expect(run.status == 0, "\(run.text)")
    #expect(
      run.section("what the service saw").contains { $0.contains(#"of "http://127.0.0.1:"#) && $0.hasSuffix("contents: read on app") })
  }

  @Test("claims come from a file, and a single one wins over it")
  func claims() async throws {
    let file = #"{"ref": "refs/heads/topic", "environment": "prod", "repo_property_team": "web"}"#
    let run = try await SandboxRun(
      ["--claims", "FILES/claims.json", "--claim", "ref=refs/heads/main", "--claim", "sub=repo:acme/app:ref:refs/heads/main"] + Self.asked,
      files: Self.files(adding: ["claims.json": file]))
    #expect(run.status == 0, "\(run.text)")
    #expect(try await SandboxRun(["--claims", "/no/such/file"]).status == 2)
  }

  private static func files(adding files: [String: String]) -> [String: String] { SandboxRun.files.merging(files) { $1 } }

  @Test(
    "claims of another issuer play that issuer, as `octosts claims` makes them",
    arguments: [
      ("gitlab", "https://gitlab.com", "project_path:acme/app:ref_type:branch:ref:main"),
      ("google", "https://accounts.google.com", "113774264463038321964"),
      (
        "kubernetes", "https://container.googleapis.com/v1/projects/acme/locations/europe-west1/clusters/main",
        "system:serviceaccount:acme:app"
      ),
    ])
  func otherIssuer(_ kind: String, _ issuer: String, _ subject: String) async throws {
    let claims = try Program("octosts").run(["claims", "--issuer", kind, "--repository", "acme/app"]).out
    let policy = "issuer: \(issuer)\nsubject: \"\(subject)\"\npermissions: {contents: read}\n"
    let files = ["claims.json": claims, "acme/app/.github/chainguard/ci.sts.yaml": policy]
    let run = try await SandboxRun(["--claims", "FILES/claims.json"] + Self.asked, files: files)
    #expect(run.status == 0, "\(run.text)")
    #expect(run.section("what the service saw").contains { $0.contains(#"of "\#(issuer)""#) && $0.hasSuffix("contents: read on app") })
    // The token tells nothing that was not given.
    let narrow = files.merging(["acme/app/.github/chainguard/ci.sts.yaml": policy + "claim_pattern: {repository: .*}\n"]) { $1 }
    #expect(try await SandboxRun(["--claims", "FILES/claims.json", "--input", "retries=0"] + Self.asked, files: narrow).status == 1)
    let other = try await SandboxRun(
      ["--claims", "FILES/claims.json", "--claim", "sub=x", "--input", "retries=0"] + Self.asked, files: files)
    #expect(other.status == 1)
    #expect(other.text.contains("trust policy: subject"), "\(other.text)")
  }

  @Test("a policy of the organisation gives what it lists")
  func organization() async throws {
    let policy = """
      issuer: \(SandboxRun.issuer)
      subject: repo:acme/app:ref:refs/heads/main
      permissions: {metadata: read}
      repositories: [app, web]

      """
    let run = try await SandboxRun(
      ["--input", "scope=acme", "--input", "identity=all"], files: ["acme/.github/.github/chainguard/all.sts.yaml": policy])
    #expect(run.status == 0, "\(run.text)")
    #expect(run.section("what the service saw").contains { $0.hasSuffix("metadata: read on app, web") })
  }

  struct Refusal: CustomTestStringConvertible {
    var testDescription: String
    var options: [String] = []
    var identity = "ci"
    var scope = "acme/app"
    var files: [String: String] = [:]
    /// What the service says it answered.
    var answer: String
    /// Its message, which the action's log must name.
    var message: String
  }

  static let unverified = "unable to verify bearer token"
  static let refusals: [Refusal] = [
    .init(
      testDescription: "a wrong ref", options: ["--claim", "ref=refs/heads/topic", "--claim", "sub=repo:acme/app:ref:refs/heads/main"],
      answer: "403 PermissionDenied", message: "trust policy: "),
    .init(
      testDescription: "a wrong subject", options: ["--claim", "ref=refs/heads/topic"], answer: "403 PermissionDenied",
      message: "trust policy: subject"),
    .init(testDescription: "an expired token", options: ["--expired"], answer: "401 Unauthenticated", message: unverified),
    .init(testDescription: "another key", options: ["--signing", "other-key"], answer: "401 Unauthenticated", message: unverified),
    .init(testDescription: "alg none", options: ["--signing", "none"], answer: "401 Unauthenticated", message: unverified),
    .init(
      testDescription: "HS256 with the public key", options: ["--signing", "hs256"], answer: "401 Unauthenticated", message: unverified),
    .init(testDescription: "an unknown identity", identity: "nobody", answer: "404 NotFound", message: "unable to find trust policy"),
    .init(
      testDescription: "a policy that does not parse", identity: "broken", answer: "404 NotFound", message: "unable to parse trust policy"),
    .init(testDescription: "an unknown repository", scope: "acme/web", answer: "404 NotFound", message: "unable to find trust policy"),
    .init(
      testDescription: "an issuer outside the allowlist",
      files: ["acme/.github/.github/chainguard/trusted-token-issuers.yaml": "issuers: ['https://gitlab.com']\n"],
      answer: "403 PermissionDenied", message: "token issuer is not trusted"),
    .init(
      testDescription: "an allowlist that does not parse", files: ["acme/.github/.github/chainguard/trusted-token-issuers.yaml": "["],
      answer: "400 FailedPrecondition", message: "trusted token issuers file is invalid"),
    .init(
      testDescription: "another audience", options: ["--input", "audience=example.com"], answer: "403 PermissionDenied",
      message: "trust policy: audience"),
  ]

  @Test("what the service refuses fails the step, and its log names the cause", arguments: refusals)
  func refuses(_ row: Refusal) async throws {
    let files = SandboxRun.files.merging(row.files) { $1 }
    let asked = ["--input", "scope=\(row.scope)", "--input", "identity=\(row.identity)", "--input", "retries=0"]
    let run = try await SandboxRun(asked + row.options + ["--post", "POST"], files: files)
    #expect(run.status == 1, "\(run.text)")
    #expect(run.section("what the service saw").contains { $0.contains(" · \(row.answer): ") && $0.contains(row.message) }, "\(run.text)")
    #expect(run.lines.contains { $0.hasPrefix("##[error]") && $0.contains(row.message) }, "\(run.text)")
    #expect(run.section("outputs").isEmpty)
    #expect(run.text.firstMatch(of: Self.secret) == nil)
  }

  @Test("a job without id-token: write is told so")
  func noIdentityToken() async throws {
    let run = try await SandboxRun(Self.asked + ["--no-id-token"])
    #expect(run.status == 2)
    #expect(run.text.contains("id-token: write"))
  }

  @Test("a second scope is refused with 400 and code 3")
  func secondScope() async throws {
    let script = #"""
      jwt=$(curl -s -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=octo-sts.dev")
      jwt=${jwt#*\"value\":\"}
      curl -s -w '%{http_code}\n' -H "Authorization: Bearer ${jwt%%\"*}" "$GITHUB_API_URL/sts/exchange?scopes=acme/app&scopes=acme/web&identity=ci"
      """#
    let run = try await SandboxRun(command: ["sh", "-c", script])
    #expect(run.lines.contains { $0.hasPrefix(#"{"code":3,"#) }, "\(run.text)")
    #expect(run.lines.contains("400"))
  }

  @Test("the exit status is the step's, and the post stage runs whatever it was")
  func status() async throws {
    let failed = try await SandboxRun(["--post", "true"], command: ["sh", "-c", "exit 7"])
    #expect(failed.status == 7)
    #expect(failed.lines.contains("== post: true"))
    #expect(try await SandboxRun(["--post", "false"], command: ["true"]).status == 1)
    #expect(try await SandboxRun(command: ["sh", "-c", "kill -TERM $$"]).status == 143)
    #expect(try await SandboxRun(command: ["/no/such/program"]).status == 2)
  }

  @Test("state reaches the post stage, and the variables of a step are those of a runner")
  func stages() async throws {
    let main =
      #"printf 'a=1\nb<<E\nx y\nE\n' >>"$GITHUB_STATE"; test "$CI" = true && test "$GITHUB_REF_NAME" = topic && test -s "$GITHUB_EVENT_PATH""#
    let run = try await SandboxRun(
      ["--claim", "ref=refs/heads/topic", "--post", "env"], command: ["sh", "-c", main])
    #expect(run.status == 0, "\(run.text)")
    #expect(run.lines.contains("STATE_a=1"))
    #expect(run.lines.contains("STATE_b=x y"))
    #expect(run.lines.contains("GITHUB_REPOSITORY=acme/app"))
    #expect(run.lines.contains { $0.hasPrefix("INPUT_API-URL=http://127.0.0.1:") })
    #expect(run.lines.contains("ACTIONS_ID_TOKEN_REQUEST_TOKEN=***"))
  }

  @Test("a signal goes on to the step, the post stage still runs, and nothing is left behind")
  func signals() async throws {
    let script = "trap 'echo caught; exit 5' TERM; echo ready; sleep 1000 & wait"
    let run = try await SandboxRun(["--post", "true"], command: ["sh", "-c", script]) { line, signals in
      if line == "ready" { signals.send(15) }
    }
    #expect(run.status == 5)
    #expect(run.lines.contains("caught"))
    #expect(run.lines.contains("== post: true"))
    #expect(run.leftovers.isEmpty)
  }

  @Test("without a command it serves until a signal, and shows where the request token is instead of the token")
  func serves() async throws {
    let run = try await SandboxRun(command: []) { line, signals in
      if line.hasPrefix("Serving until") { signals.send(15) }
    }
    #expect(run.status == 0)
    #expect(run.lines.contains { $0.contains("/octosts-sandbox-") && $0.contains("/environment") })
    #expect(!run.text.contains("ACTIONS_ID_TOKEN_REQUEST_TOKEN"))
    #expect(run.leftovers.isEmpty)
  }

  struct Usage: CustomTestStringConvertible {
    var arguments: [String]
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let usages: [Usage] = [
    .init(arguments: ["--checkout", "."], says: "--policies"),
    .init(arguments: ["--claim", "ref"], says: "NAME=VALUE"),
    .init(arguments: ["--port", "70000"], says: "70000"),
    .init(arguments: ["--post", "true"], says: "COMMAND"),
    .init(arguments: ["--repository", "acme"], says: "OWNER/REPO"),
    .init(arguments: ["--signing", "rot13"], says: "other-key"),
  ]

  @Test("a command line that makes no sense is refused with 64", arguments: usages)
  func usage(_ row: Usage) async throws {
    let run = try await SandboxRun(row.arguments, command: [])
    #expect(run.status == 64)
    #expect(run.text.contains(row.says))
  }
}
