import JSON
import Support
import Testing

@Suite struct ActionTests {
  @Test("main stage and post stage: outputs written, all masked first, the token revoked where it belongs")
  func bothStages() throws {
    let stage = try Stage()
    let main = try stage.main()
    #expect(main.status == 0, "\(main.everything)")
    #expect(
      try stage.folder.read("output")
        == "before=1\ntoken=\(Stage.token)\nexpires-at=\(Stage.expiry)\ntoken-hash=eXwM5BRYbMjraSmv6UfHIOPk01HdBwpv459jC+qrMFQ=\napp-slug=\n"
    )
    #expect(try stage.folder.read("state") == "before=1\ntoken=\(Stage.token)\napi-url=\(stage.server.url)/api\n")
    #expect(
      stage.server.requests.map(\.target) == [
        "/oidc?v=2&audience=127.0.0.1%3A\(stage.server.port)", "/sts/exchange?scope=acme%2Fapp&identity=release",
      ])
    let lines = main.out.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("::add-mask::") } == Stage.secrets.map { "::add-mask::\($0)" })
    #expect(Stage.leaks(main.everything).isEmpty)

    let post = try stage.post([
      "STATE_token": Stage.token, "STATE_api-url": stage.server.url + "/api", "GITHUB_API_URL": "https://wrong.invalid",
    ])
    #expect(post.status == 0)
    #expect(post.out.contains("Revoked the token with hash"))
    #expect(stage.server.requests.last?.method == "DELETE")
    #expect(post.out.hasPrefix("::add-mask::\(Stage.token)\n"))
    #expect(Stage.leaks(post.everything).isEmpty)
  }

  @Test("claims are shown to those who debug, and to nobody else when all is well")
  func claims() throws {
    let stage = try Stage()
    #expect(try !stage.main().out.contains("refs/heads/main"))
    let result = try stage.main(["RUNNER_DEBUG": "1"])
    #expect(result.out.contains("::debug::sub: \"repo:acme/app:ref:refs/heads/main\"\n"))
    #expect(Stage.commands(result.out).allSatisfy { $0.hasPrefix("::debug::") && !$0.contains("##[") })
  }

  @Test("the masks are out before anything else can show the tokens")
  func masksFirst() throws {
    let stage = try Stage { $0.path == "/sts/exchange" ? .answer(403, body: #"{"code":7,"message":"no"}"#) : nil }
    let main = try stage.main(["RUNNER_DEBUG": "1"])
    let lines = main.out.split(separator: "\n").map(String.init)
    let mask = try #require(lines.firstIndex(of: "::add-mask::\(Stage.identityToken)"))
    let claims = try #require(lines.firstIndex(of: "::group::Claims of this run's identity token"))
    #expect(mask < claims)
    #expect(lines.first == "::add-mask::\(Stage.requestToken)")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var changes: [String: String] = [:]
    var twist: @Sendable (LoopbackServer.Request) -> LoopbackServer.Behaviour? = { _ in nil }
    var status: Int32
    /// All of these are in the log.
    var says: [String]
    var requests: Int
  }

  static func service(_ behaviour: LoopbackServer.Behaviour) -> @Sendable (LoopbackServer.Request) -> LoopbackServer.Behaviour? {
    { $0.path == "/sts/exchange" ? behaviour : nil }
  }

  static let cases: [Case] = [
    Case(
      testDescription: "no id-token: write", changes: ["ACTIONS_ID_TOKEN_REQUEST_URL": ""], status: 2,
      says: ["::error title=Missing id-token%3A write::", "  permissions:", "    id-token: write"], requests: 0),
    Case(
      testDescription: "no identity", changes: ["INPUT_IDENTITY": "  "], status: 64, says: ["the input `identity` is missing or empty"],
      requests: 0),
    Case(
      testDescription: "an unknown command", changes: ["INPUT_COMMAND": "exchnage"], status: 64,
      says: ["the input `command` is `exchnage`: did you mean `exchange`?"], requests: 0),
    Case(
      testDescription: "a domain with a scheme", changes: ["INPUT_DOMAIN": "https://octo-sts.dev"], status: 64,
      says: ["::error title=Wrong input::the input `domain`: `https://octo-sts.dev` is not a domain"], requests: 0),
    Case(
      testDescription: "http to another machine", changes: ["INPUT_DOMAIN": "octo-sts.dev"], status: 64,
      says: ["http to `octo-sts.dev` is refused"], requests: 0),
    Case(
      testDescription: "an odd scheme", changes: ["INPUT_SCHEME": "ftp"], status: 64, says: ["the input `scheme` is `ftp`"], requests: 0),
    Case(
      testDescription: "an odd API", changes: ["INPUT_API-URL": "http://api.github.com"], status: 64, says: ["the input `api-url`"],
      requests: 0),
    Case(
      testDescription: "odd retries", changes: ["INPUT_RETRIES": "many"], status: 64, says: ["the input `retries` is `many`"], requests: 0),
    Case(testDescription: "no output file", changes: ["GITHUB_OUTPUT": ""], status: 2, says: ["GITHUB_OUTPUT is not set"], requests: 0),
    Case(
      testDescription: "the OIDC endpoint refuses", twist: { $0.path == "/oidc" ? .answer(401, body: #"{"message":"expired"}"#) : nil },
      status: 2, says: ["::error title=Identity token refused::the runner's OIDC endpoint refused (status 401): expired"], requests: 1),
    Case(
      testDescription: "the service refuses with 403",
      twist: service(.answer(403, body: #"{"code":7,"message":"token does not match trust policy"}"#)),
      status: 1,
      says: [
        "::error title=Refused::the STS refused (status 403, code 7 PermissionDenied): token does not match trust policy",
        "`.github/chainguard/release.sts.yaml` on the default branch of `acme/app`", "5 minutes",
        "sub: \"repo:acme/app:ref:refs/heads/main\"",
      ], requests: 2),
    Case(
      testDescription: "no policy of the organisation", changes: ["INPUT_SCOPE": "acme"],
      twist: service(.answer(404, body: #"{"code":5,"message":"unable to find trust policy"}"#)), status: 1,
      says: ["::error title=Policy not found::", "code 5 NotFound", "on the default branch of `acme/.github`", "5 minutes"], requests: 2),
    Case(
      testDescription: "the token did not verify", twist: service(.answer(401, body: #"{"code":16,"message":"unable to verify"}"#)),
      status: 1,
      says: ["code 16 Unauthenticated", "audience"], requests: 2),
    Case(
      testDescription: "a fault of the service", twist: service(.answer(503)), status: 2, says: ["could not answer (status 503)"],
      requests: 2),
    Case(
      testDescription: "a fault asked again", changes: ["INPUT_RETRIES": "2"], twist: service(.answer(503, headers: ["Retry-After": "0"])),
      status: 2, says: ["could not answer after 3 attempts (status 503)"], requests: 4),
    Case(
      testDescription: "no JSON", twist: service(.answer(200, headers: ["Content-Type": "text/html"], body: Stage.token)), status: 2,
      says: ["with 40 bytes of `text/html` instead of JSON"], requests: 2),
    Case(
      testDescription: "a token with a newline", twist: service(.answer(200, body: #"{"token":"ghs_a\n::error::x"}"#)), status: 2,
      says: ["its token of 16 bytes is not one"], requests: 2),
    Case(
      testDescription: "a redirect", twist: service(.answer(302, headers: ["Location": "https://evil.example/?t=1"])), status: 2,
      says: ["redirects (302) to `https://evil.example/`: not followed"], requests: 2),
    Case(
      testDescription: "half a body", twist: service(.half(body: "0123456789")), status: 2, says: ["ended before its answer did"],
      requests: 2),
    Case(
      testDescription: "a hang within the time limit", changes: ["INPUT_TIMEOUT": "5"], twist: service(.hang), status: 2,
      says: ["took too long: time ran out while waiting for its answer"], requests: 2),
    Case(
      testDescription: "a hostile message",
      twist: service(.answer(403, body: #"{"code":7,"message":"a\r\n::set-env name=A::b\n##[error]c\u001b[31m\u202e::stop-commands::x"}"#)),
      status: 1,
      says: [#"a\r\n::set-env name=A::b\n## [error]c\u{1b}[31m\u{202e}::stop-commands::x"#], requests: 2),
    Case(
      testDescription: "a server that echoes", twist: service(.answer(401, body: #"{"code":16,"message":"\#(Stage.identityToken)"}"#)),
      status: 1,
      says: ["Unauthenticated): ***"], requests: 2),
  ]

  @Test("each failure is named, its exit status tells whose it is, and nothing leaks", arguments: cases)
  func failure(_ row: Case) throws {
    let stage = try Stage(row.twist)
    let result = try stage.main(row.changes)
    #expect(result.status == row.status, "\(result.everything)")
    for words in row.says { #expect(result.out.contains(words), "\(words)\n\(result.everything)") }
    #expect(stage.server.requests.count == row.requests)
    #expect(Stage.leaks(result.everything).isEmpty, "\(result.everything)")
    #expect(result.err.isEmpty)
    #expect(try stage.folder.read("output") == "before=1\n")
    #expect(try stage.folder.read("state") == "before=1\n")
    #expect(Stage.leaks(try stage.folder.read("summary")).isEmpty)
    #expect(try stage.folder.read("summary").contains("| What it means |"))
    // Of the commands in the log each is one of ours; what the server and the claims bring is none.
    let ours = [
      "::error title=", "::debug::", "::group::Claims of this run's identity token", "::group::Repeat it on a desk", "::endgroup::",
    ]
    #expect(Stage.commands(result.everything).allSatisfy { line in ours.contains { line.hasPrefix($0) } && !line.contains("##[") })
    #expect(Stage.commands(result.everything).filter { $0.hasPrefix("::error") }.count == 1)
  }

  @Test(
    "an input that the action does not have is told in one warning, and never fails the step",
    arguments: [
      (["INPUT_SCPOE": "acme/app"], "::warning title=Unknown input::`scpoe` is no input of this action: did you mean `scope`?\n"),
      (["INPUT_API_ULR": "x"], "::warning title=Unknown input::`api_ulr` is no input of this action: did you mean `api-url`?\n"),
      (
        ["INPUT_TOKEN": "x", "INPUT_ENV-NAMES": "x"],
        "::warning title=Unknown input::`env-names` is no input of this action: did you mean `env-name`? `token` is no input of this action.\n"
      ),
      (["INPUT_##[ERROR]%\u{202E}": "x"], "::warning title=Unknown input::`## [error]%25\\u{202e}` is no input of this action.\n"),
      (["INPUT_ARGS": "x", "INPUT_ENTRYPOINT": "x", "INPUT_POLICY-PATH": ""], nil),
    ] as [([String: String], String?)])
  func unknown(_ changes: [String: String], _ warning: String?) throws {
    let stage = try Stage()
    let result = try stage.main(changes)
    #expect(result.status == 0, "\(result.everything)")
    #expect(result.out.split(separator: "\n").count { $0.hasPrefix("::warning") } == (warning == nil ? 0 : 1), "\(result.out)")
    if let warning { #expect(result.out.hasPrefix(warning), "\(result.out)") }
    let misspelt = try stage.main(["INPUT_IDENTITY": "", "INPUT_IDENTIY": "ci"].merging(changes) { $1 })
    #expect(misspelt.status == 64)
    #expect(misspelt.out.contains("the input `identity` is missing or empty: `identiy` was given, did you mean `identity`?"))
  }

  @Test(
    "a fork's and Dependabot's runs are told from a missing permission",
    arguments: [
      (
        #"{"pull_request":{"head":{"repo":{"full_name":"evil/app"}},"base":{"repo":{"full_name":"acme/app"}}}}"#, "me",
        "from a fork (`evil/app`)"
      ),
      (#"{"pull_request":{"head":{"repo":null},"base":{"repo":{"full_name":"acme/app"}}}}"#, "me", "from a fork"),
      (
        #"{"pull_request":{"head":{"repo":{"full_name":"acme/app"}},"base":{"repo":{"full_name":"acme/app"}}}}"#, "dependabot[bot]",
        "Dependabot"
      ),
      (#"{"pull_request":{"head":{"repo":{"full_name":"acme/app"}},"base":{"repo":{"full_name":"acme/app"}}}}"#, "me", "id-token: write"),
      ("{", "me", "id-token: write"),
    ])
  func event(_ event: String, _ actor: String, _ words: String) throws {
    let stage = try Stage()
    let path = try stage.folder.write(event, to: "event.json")
    let result = try stage.main([
      "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": path, "GITHUB_ACTOR": actor,
    ])
    #expect(result.status == 2)
    #expect(result.out.contains(words), "\(result.out)")
  }

  @Test("a token that cannot be written is revoked")
  func unwritable() throws {
    let stage = try Stage()
    let result = try stage.main(["GITHUB_OUTPUT": stage.folder.path + "/absent"])
    #expect(result.status == 2)
    #expect(stage.server.requests.last?.method == "DELETE")
    #expect(result.out.contains("absent`: no such file or directory"))
    #expect(Stage.leaks(result.everything).isEmpty)
  }

  @Test("revocation can be left out")
  func skip() throws {
    let stage = try Stage()
    #expect(try stage.main(["INPUT_SKIP-TOKEN-REVOKE": "true"]).status == 0)
    // Kept for a stage that dies in between, then taken back: the runner takes the later value.
    #expect(try stage.folder.read("state") == "before=1\ntoken=\(Stage.token)\napi-url=\(stage.server.url)/api\ntoken=\n")
    #expect(try stage.post(["STATE_token": ""]).out.hasPrefix("No token to revoke"))
  }

  @Test(
    "the post stage warns and never fails the job",
    arguments: [
      (LoopbackServer.Behaviour.answer(204), "Revoked the token with hash", false), (.answer(401), "gone already", false),
      (.answer(404), "gone already", false), (.answer(403, body: ##"{"message":"a ##[error]no"}"##), "(status 403): a ## [error]no", true),
      (.answer(500), "could not answer (status 500)", true), (.close, "gave no answer", true),
    ])
  func post(_ behaviour: LoopbackServer.Behaviour, _ words: String, _ warns: Bool) throws {
    let stage = try Stage { _ in behaviour }
    let result = try stage.post(["STATE_token": Stage.token, "STATE_api-url": stage.server.url])
    #expect(result.status == 0)
    #expect(result.out.contains(words), "\(result.out)")
    #expect(result.out.contains("::warning title=Token not revoked::") == warns)
    #expect(!result.out.contains("::error"))
    #expect(Stage.leaks(result.everything).isEmpty)
  }

  @Test("without state the post stage has nothing to do, and never makes a token")
  func noState() throws {
    let stage = try Stage()
    let result = try stage.post()
    #expect(result.status == 0)
    #expect(result.out.hasPrefix("No token to revoke"))
    #expect(stage.server.requests.isEmpty)
    let named = try Program("octosts").run(["action", "--post"], environment: stage.environment)
    #expect(named.out == result.out)
    let outside = try Program("octosts").run(as: "octosts-post")
    #expect(outside.status == 0)
    #expect(outside.out == "No token to revoke: this is no GitHub Actions job.\n")
  }

  @Test("the main stage can be asked for by name, and says where it belongs")
  func byName() throws {
    let stage = try Stage()
    let inside = try Program("octosts").run(["action"], environment: stage.environment)
    #expect(inside.status == 0)
    let outside = try Program("octosts").run(["action"])
    #expect(outside.status == 2)
    #expect(outside.out.contains("::error title=Not in a workflow::"))
    #expect(outside.out.contains("octosts exchange --scope"))
  }
}
