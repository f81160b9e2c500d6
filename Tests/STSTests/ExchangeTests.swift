import Decision
import JSON
import STS
import Secret
import Testing

@Suite struct ExchangeTests {
  @Test("an identity token that a policy trusts is exchanged for one with the policy's powers")
  func granted() async throws {
    let bench = try Bench()
    let reply = try await bench.exchange()
    #expect(reply.status == 200)
    let token = try #require(reply.body?["token"]?.string)
    #expect(token.hasPrefix("ghs_") && token.utf8.count == 40)
    let powers = await bench.call("GET", Routes.powersPath, authorization: ["token \(token)"])
    #expect(powers.body == ["permissions": ["contents": "read", "issues": "write"], "repositories": ["app"]])
  }

  @Test("a POST with a JSON body asks the same as a GET")
  func posted() async throws {
    let bench = try Bench()
    let token = try await bench.identityToken()
    let body = #"{"scope": "acme/app", "identity": "ci", "unknown": 1}"#
    let reply = await bench.call("POST", Routes.exchangePath, query: "scope=ignored", authorization: ["Bearer \(token)"], body: body)
    #expect(reply.status == 200)
  }

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var status: Int
    var code: Int
    var message: String
    var signing = Signing.genuine
    var expired = false
    var claims: [JSONValue.Member] = []
    var extra: [String: String] = [:]
    var scope = "acme/app"
    var identity = "ci"
  }

  static let unverified = "unable to verify bearer token"
  static let refused: [Case] = [
    .init(testDescription: "another key", status: 401, code: 16, message: unverified, signing: .otherKey),
    .init(testDescription: "alg none", status: 401, code: 16, message: unverified, signing: .none),
    .init(testDescription: "HS256 with the public key", status: 401, code: 16, message: unverified, signing: .hs256),
    .init(testDescription: "expired", status: 401, code: 16, message: unverified, expired: true),
    .init(
      testDescription: "exp of yesterday", status: 401, code: 16, message: unverified, claims: [.init("exp", .number(Bench.now - 86_400))]),
    .init(
      testDescription: "nbf of tomorrow", status: 401, code: 16, message: unverified, claims: [.init("nbf", .number(Bench.now + 86_400))]),
    .init(
      testDescription: "issuer that cannot be asked", status: 400, code: 3, message: "unable to fetch or create the provider",
      claims: [.init("iss", "http://127.0.0.1:1")]),
    .init(
      testDescription: "issuer that is no URL", status: 400, code: 3, message: "invalid issuer format", claims: [.init("iss", "github")]),
    .init(
      testDescription: "no such identity", status: 404, code: 5, message: #"unable to find trust policy for "nobody""#, identity: "nobody"),
    .init(
      testDescription: "policy that does not parse", status: 404, code: 5, message: #"unable to parse trust policy found for "broken""#,
      identity: "broken"),
    .init(
      testDescription: "policy that does not compile", status: 404, code: 5, message: #"unable to compile trust policy found for "empty""#,
      identity: "empty"),
    .init(
      testDescription: "wrong subject", status: 403, code: 7, message: "trust policy: subject ", claims: [.init("ref", "refs/heads/topic")]
    ),
    .init(
      testDescription: "issuer outside the allowlist", status: 403, code: 7, message: "token issuer is not trusted by the organization",
      extra: ["acme/.github/.github/chainguard/trusted-token-issuers.yaml": "issuers: ['https://issuer.example.com']"]),
  ]

  @Test("what the service refuses, it refuses with its HTTP status, code and message", arguments: refused)
  func refuses(_ row: Case) async throws {
    let files = Bench.files.merging(row.extra) { $1 }
    let bench = try Bench(signing: row.signing, expired: row.expired, claims: row.claims, files: files)
    let reply = try await bench.exchange(scope: row.scope, identity: row.identity)
    #expect(reply.status == row.status)
    #expect(reply.body?["code"] == .number(row.code))
    #expect(reply.body?["message"]?.string?.hasPrefix(row.message) == true)
    #expect(reply.body?["details"] == [])
  }

  struct Malformed: CustomTestStringConvertible {
    var testDescription: String
    var status: Int
    var code: Int
    var query = "scope=acme/app&identity=ci"
    var body: String?
    var authorization: [String]?
  }

  static let malformed: [Malformed] = [
    .init(testDescription: "no authorization", status: 401, code: 16, authorization: []),
    .init(testDescription: "two authorizations", status: 401, code: 16, authorization: ["Bearer a", "Bearer b"]),
    .init(testDescription: "no JWT", status: 400, code: 3, authorization: ["Bearer nonsense"]),
    .init(testDescription: "scope twice", status: 400, code: 3, query: "scope=acme/app&scope=acme/web&identity=ci"),
    .init(testDescription: "a second scope", status: 400, code: 3, query: "scopes=acme/app&scopes=acme/web&identity=ci"),
    .init(
      testDescription: "a second scope, posted", status: 400, code: 3, body: #"{"scopes": ["acme/app", "acme/web"], "identity": "ci"}"#),
    .init(testDescription: "bad escape", status: 400, code: 3, query: "scope=%zz&identity=ci"),
    .init(testDescription: "no JSON", status: 400, code: 3, body: "scope=acme/app"),
    .init(testDescription: "scope a number", status: 400, code: 3, body: #"{"scope": 1, "identity": "ci"}"#),
    .init(testDescription: "scope missing", status: 400, code: 3, query: "identity=ci"),
    .init(testDescription: "identity missing", status: 400, code: 3, query: "scope=acme/app"),
  ]

  @Test("a call that is no proper exchange is refused", arguments: malformed)
  func refusesMalformed(_ row: Malformed) async throws {
    let bench = try Bench()
    let token = try await bench.identityToken()
    let reply = await bench.call(
      row.body == nil ? "GET" : "POST", Routes.exchangePath, query: row.query, authorization: row.authorization ?? ["Bearer \(token)"],
      body: row.body ?? "")
    #expect(reply.status == row.status)
    #expect(reply.body?["code"] == .number(row.code))
  }

  @Test("discovery that names another issuer is not believed")
  func discoveryOfAnother() async throws {
    let bench = try Bench(discovery: #"{"issuer": "https://issuer.example.com", "jwks_uri": "https://issuer.example.com/keys"}"#)
    #expect(try await bench.exchange().status == 400)
  }

  @Test(
    "a token is taken only if signed by an algorithm that its issuer advertises, or RS256 when it advertises none",
    arguments: [(#"["ES256"]"#, 401), (#"["ES256", "RS256"]"#, 200), ("[]", 200), (#"["HS256"]"#, 200), (#""RS256""#, 400)])
  func advertisedAlgorithms(list: String, status: Int) async throws {
    let document = #"{"issuer": "URL", "jwks_uri": "URL\#(Routes.keysPath)", "id_token_signing_alg_values_supported": \#(list)}"#
    #expect(try await Bench(discovery: document).exchange().status == status)
  }

  @Test("the log tells who asked, what was decided and the token's hash, and no token")
  func log() async throws {
    let bench = try Bench()
    let identity = try await bench.identityToken()
    let reply = await bench.call(
      "GET", Routes.exchangePath, query: "scope=acme/app&identity=ci", authorization: ["Bearer \(identity)"])
    let token = try #require(reply.body?["token"]?.string)
    _ = await bench.call("DELETE", Routes.revocationPath, authorization: ["Bearer \(token)"])
    _ = await bench.call("GET", Routes.exchangePath, query: "scope=a%0Ab&identity=ci")
    let text = bench.log.lines.joined(separator: "\n")
    #expect(text.contains(#"exchange: scope "acme/app" identity "ci" by "repo:acme/app:ref:refs/heads/main""#))
    #expect(text.contains("contents: read, issues: write on app"))
    #expect(text.contains(#"passed "subject""#))
    #expect(text.contains("· 204"))
    #expect(text.contains(#"scope "a\nb""#))
    for secret in [identity, token, bench.requestToken.revealed()] { #expect(!text.contains(secret)) }
  }
}
