import JSON
import Support
import Testing

@Suite struct ExchangeTests {
  static func arguments(_ stage: Stage, _ more: [String] = []) -> [String] {
    ["exchange", "--scope", "acme/app", "--identity", "release", "--domain", stage.server.domain, "--scheme", "http", "--retries", "0"]
      + more
  }

  @Test(
    "the token comes from a file, the environment, a pipe or the runner, in that order", arguments: ["file", "variable", "pipe", "runner"])
  func sources(_ source: String) throws {
    let stage = try Stage()
    let file = try stage.folder.write("\n  \(Stage.identityToken)\r\n", to: "oidc")
    let others = "not.the.one"
    let result =
      switch source {
      case "file":
        try Program("octosts").run(
          Self.arguments(stage, ["--token-file", file]), environment: ["OCTOSTS_ID_TOKEN": others], input: others)
      case "variable":
        try Program("octosts").run(Self.arguments(stage), environment: ["OCTOSTS_ID_TOKEN": Stage.identityToken], input: others)
      case "pipe": try Program("octosts").run(Self.arguments(stage), environment: stage.environment, input: Stage.identityToken + "\n")
      default: try Program("octosts").run(Self.arguments(stage, ["--audience", "sts"]), environment: stage.environment)
      }
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out == Stage.token + "\n")
    #expect(Stage.shown(result.err).isEmpty)
    if source == "runner" { #expect(stage.server.requests.first?.target == "/oidc?v=2&audience=sts") }
    #expect(stage.server.requests.count == (source == "runner" ? 2 : 1))
  }

  @Test("JSON holds the token, its end and its hash")
  func json() throws {
    let stage = try Stage()
    let result = try Program("octosts").run(Self.arguments(stage, ["--format", "json"]), input: Stage.identityToken)
    let json = try JSONValue(parsing: result.out)
    #expect(json["version"]?.integer == 1)
    #expect(json["token"]?.string == Stage.token)
    #expect(json["expires_at"]?.string == Stage.expiry)
    #expect(json["token_hash"]?.string?.count == 44)
  }

  @Test("in a workflow both tokens are masked before one is printed")
  func masked() throws {
    let stage = try Stage()
    let result = try Program("octosts").run(Self.arguments(stage), environment: stage.environment)
    #expect(result.out == Stage.token + "\n")
    #expect(result.err == "::add-mask::\(Stage.identityToken)\n::add-mask::\(Stage.token)\n")
    #expect(Stage.leaks(result.err).isEmpty)
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var behaviour: LoopbackServer.Behaviour
    var status: Int32
    var says: String
  }

  @Test(
    "failures are said on standard error, and standard output stays empty",
    arguments: [
      Failure(
        testDescription: "403", behaviour: .answer(403, body: #"{"code":7,"message":"no\n##[error]x\u001b[2J"}"#), status: 1,
        says: #"octosts: the STS refused (status 403, code 7 PermissionDenied): no\n## [error]x\u{1b}[2J"#),
      Failure(testDescription: "404", behaviour: .answer(404, body: "nothing"), status: 1, says: "does not behave like Octo STS"),
      Failure(testDescription: "500", behaviour: .answer(500), status: 2, says: "could not answer (status 500)"),
      Failure(testDescription: "closed", behaviour: .close, status: 2, says: "gave no answer"),
      Failure(testDescription: "no token", behaviour: .answer(200, body: "{}"), status: 2, says: "its JSON holds no token"),
      Failure(
        testDescription: "an echo", behaviour: .answer(400, body: #"{"code":3,"message":"\#(Stage.identityToken)"}"#), status: 1,
        says: "): ***"),
      Failure(testDescription: "10 MB", behaviour: .flood(10 << 20), status: 2, says: "the answer is larger than 65536 bytes"),
    ])
  func failure(_ row: Failure) throws {
    let stage = try Stage { _ in row.behaviour }
    let result = try Program("octosts").run(Self.arguments(stage), input: Stage.identityToken)
    #expect(result.status == row.status)
    #expect(result.out.isEmpty)
    #expect(result.err.contains(row.says), "\(result.err)")
    #expect(Stage.leaks(result.err).isEmpty)
  }

  @Test("a connection that nobody takes is named")
  func refused() throws {
    let port = try LoopbackServer.unusedPort()
    let result = try Program("octosts").run(
      ["exchange", "--scope", "a/b", "--identity", "c", "--domain", "[::1]:\(port)", "--scheme", "http", "--retries", "0"], input: "a.b.c")
    #expect(result.status == 2)
    #expect(result.err.contains("octosts: the STS gave no answer: no connection to `[::1]` port \(port)"))
  }

  @Test(
    "wrong usage is 64",
    arguments: [
      ["exchange"], ["exchange", "--scope", "a"], ["exchange", "--scope", "a", "--identity", "b"], ["frobnicate"], ["--frobnicate"],
      ["exchange", "--scope", "a", "--identity", "b", "--timeout", "0"],
      ["exchange", "--scope", "a", "--identity", "b", "--retries", "21"],
      ["exchange", "--scope", "a", "--identity", "b", "--scheme", "ftp"],
      ["exchange", "--scope", "a", "--identity", "b", "--format", "yaml"],
      ["revoke"], ["revoke", "ghs_argument"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Program("octosts").run(arguments)
    #expect(result.status == 64)
    #expect(result.out.isEmpty)
    #expect(!result.err.isEmpty)
  }

  @Test(
    "a domain that is none and http to another machine are wrong usage",
    arguments: [["--domain", "https://x"], ["--domain", "x.example"]])
  func domain(_ more: [String]) throws {
    let result = try Program("octosts").run(
      ["exchange", "--scope", "a", "--identity", "b", "--scheme", "http"] + more, input: Stage.identityToken)
    #expect(result.status == 64)
    #expect(result.out.isEmpty)
  }

  @Test(
    "what is no JWT is not sent, and not shown",
    arguments: [("ghs_5f0cNotForYou", "1 part"), ("a.5f0cNotForYou", "2 parts"), ("a.b.c.d.e", "5 parts")])
  func noJWT(_ token: String, _ words: String) throws {
    let stage = try Stage()
    let file = try stage.folder.write(token + "\n", to: "oidc")
    for result in [
      try Program("octosts").run(Self.arguments(stage), input: token),
      try Program("octosts").run(Self.arguments(stage, ["--token-file", file])),
      try Program("octosts").run(Self.arguments(stage), environment: ["OCTOSTS_ID_TOKEN": token]),
    ] {
      #expect(result.status == 64 && result.out.isEmpty)
      #expect(result.err.contains("it has \(words) where a JWT has three"), "\(result.err)")
      #expect(!result.everything.contains("5f0cNotForYou"))
    }
    #expect(stage.server.requests.isEmpty)
  }

  @Test(
    "a command that is misspelt is told",
    arguments: [
      ("exchnage", "did you mean `exchange`?"), ("simulte", "did you mean `simulate`?"), ("frobnicate", "Error: Unknown option '--scope'"),
    ])
  func misspelt(_ word: String, _ words: String) throws {
    let result = try Program("octosts").run([word, "--scope", "acme/app"])
    #expect(result.status == 64 && result.out.isEmpty)
    #expect(result.err.contains(words), "\(result.err)")
  }

  @Test("a host that DNS does not know names the option as well as the input")
  func unresolved() throws {
    let result = try Program("octosts").run(
      ["exchange", "--scope", "a/b", "--identity", "c", "--domain", "sts.invalid", "--retries", "0"], input: "a.b.c")
    #expect(result.status == 2)
    #expect(result.err.contains("`domain` (`--domain`)"), "\(result.err)")
  }

  @Test("a token file that is missing or blank is named")
  func file() throws {
    let stage = try Stage()
    let blank = try stage.folder.write(" \n", to: "blank")
    for (path, words) in [("/nonexistent/oidc", "no such file"), (blank, "holds no token"), (stage.folder.path, "is a directory")] {
      let result = try Program("octosts").run(Self.arguments(stage, ["--token-file", path]), input: Stage.identityToken)
      #expect(result.status == 2)
      #expect(result.err.contains(words), "\(result.err)")
    }
    #expect(stage.server.requests.isEmpty)
  }

  @Test(
    "a token from a pipe is revoked",
    arguments: [
      (LoopbackServer.Behaviour.answer(204), Int32(0), "revoked the token with hash"), (.answer(401), 0, "gone already"),
      (.answer(403, body: #"{"message":"no"}"#), 1, "the GitHub API refused (status 403): no"), (.answer(502), 2, "could not answer"),
    ])
  func revoke(_ behaviour: LoopbackServer.Behaviour, _ status: Int32, _ words: String) throws {
    let stage = try Stage { _ in behaviour }
    let result = try Program("octosts").run(
      ["revoke", "--api-url", stage.server.url + "/api/", "--retries", "0"], input: Stage.token + "\n")
    #expect(result.status == status)
    #expect(result.out.isEmpty)
    #expect(result.err.contains(words))
    #expect(result.err.contains("The token may still be good") == (status != 0))
    #expect(Stage.leaks(result.err).isEmpty)
    #expect(stage.server.requests.map(\.target) == ["/api/installation/token"])
    #expect(stage.server.requests.first?.headers["authorization"] == "Bearer \(Stage.token)")
  }

  @Test(
    "help and version go to standard output",
    arguments: [[], ["--help"], ["help"], ["exchange", "--help"], ["help", "revoke"], ["--version"]])
  func help(_ arguments: [String]) throws {
    let result = try Program("octosts").run(arguments)
    #expect(result.status == 0)
    #expect(result.err.isEmpty)
    #expect(!result.out.isEmpty)
    if arguments.contains("revoke") { #expect(result.out.contains("octosts revoke")) }
  }
}
