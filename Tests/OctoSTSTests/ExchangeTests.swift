import HTTP
import OctoSTS
import Secret
import Support
import Testing
import Token

@Suite struct ExchangeTests {
  static let identityToken = Secret("eyJhbGciOiJub25l.identity.token")
  static let now = 1_795_404_000
  /// One attempt, and a clock that stands still.
  static func transport(retries: Int = 0) -> Transport {
    var transport = Transport(Client(), retry: Retry(retries: retries, firstPause: .zero))
    transport.time.unixTime = { now }
    transport.time.elapsed = { .zero }
    return transport
  }

  static func sts(_ server: LoopbackServer, retries: Int = 0) throws -> STS {
    try STS(domain: server.domain, scheme: .http, transport: transport(retries: retries))
  }

  @Test("scope and identity travel percent-encoded, the token as bearer")
  func request() async throws {
    let server = try LoopbackServer { _ in .answer(200, body: #"{"token":"ghs_abc"}"#) }
    let grant = try await Self.sts(server).exchange(Self.identityToken, scope: "acme/a&p=p", identity: "x y/../#é")
    let seen = try #require(server.requests.first)
    #expect(seen.method == "GET")
    #expect(seen.target == "/sts/exchange?scope=acme%2Fa%26p%3Dp&identity=x%20y%2F..%2F%23%C3%A9")
    #expect(seen.headers["authorization"] == "Bearer \(Self.identityToken.revealed())")
    #expect(grant.token.revealed() == "ghs_abc")
    #expect("\(grant)".contains("ghs_abc") == false)
  }

  @Test(
    "the expiry is the answer's where it can be believed, else an hour",
    arguments: [
      (#"{"token":"t"}"#, 3600), (#"{"access_token":"t","expires_in":600}"#, 600),
      (#"{"token":"t","expires_at":"2026-11-23T03:30:00Z"}"#, 600),
      (#"{"token":"t","expiry":"2026-11-23T03:30:00.5Z"}"#, 600), (#"{"token":"t","expiry":"soon"}"#, 3600),
      (#"{"token":"t","expires_at":"2020-01-01T00:00:00Z"}"#, 3600), (#"{"token":"t","expires_at":"9999-01-01T00:00:00Z"}"#, 3600),
      (#"{"token":"t","expires_in":-1}"#, 3600), (#"{"token":"t","expires_in":9223372036854775807}"#, 3600),
    ])
  func expiry(_ body: String, _ seconds: Int) async throws {
    let server = try LoopbackServer { _ in .answer(200, body: body) }
    let grant = try await Self.sts(server).exchange(Self.identityToken, scope: "s", identity: "i")
    #expect(grant.expiresAt.unix - Self.now == seconds)
  }

  @Test(
    "a refusal keeps status, code and words",
    arguments: [
      (403, #"{"code":7,"message":"no match","details":[]}"#, StatusCode.permissionDenied as StatusCode?, "no match"),
      (404, #"{"code":5,"message":"unable to find trust policy"}"#, .notFound, "unable to find trust policy"),
      (400, #"{"code":3,"message":"bad"}"#, .invalidArgument, "bad"),
      (401, #"{"code":16,"message":""}"#, .unauthenticated, ""),
      (404, "404 page not found\n", nil, "404 page not found\n"),
      (403, #"{"error":"access_denied","error_description":"no"}"#, nil, "no"),
      (400, #"{"code":99,"message":"m"}"#, nil, "m"),
      (400, #"{"message":{}}"#, nil, #"{"message":{}}"#),
    ])
  func refusal(_ status: Int, _ body: String, _ code: StatusCode?, _ message: String) async throws {
    let server = try LoopbackServer { _ in .answer(status, body: body) }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server, retries: 3).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    #expect(error == .refused(.service, Refusal(status: status, code: code, message: message, attempts: 1)))
    #expect(error?.isRefusal == true)
    #expect(server.requests.count == 1)
  }

  @Test("a passing fault is asked again, and the last words are kept", arguments: [429, 500, 503])
  func again(_ status: Int) async throws {
    let count = Counter()
    let server = try LoopbackServer { _ in
      .answer(status, body: #"{"code":14,"message":"try \#(count.next())"}"#)
    }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server, retries: 2).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    #expect(error == .refused(.service, Refusal(status: status, code: .unavailable, message: "try 3", attempts: 3)))
    #expect(error?.isRefusal == false)
    #expect(error?.description == "the STS could not answer after 3 attempts (status \(status), code 14 Unavailable): try 3")
  }

  @Test("a server that echoes the token is not quoted with it")
  func echo() async throws {
    let server = try LoopbackServer { request in
      let bearer = request.headers["authorization"]?.split(separator: " ").last ?? ""
      return .answer(401, body: #"{"code":16,"message":"bad token \#(bearer)\#(bearer)!"}"#)
    }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    #expect(error == .refused(.service, Refusal(status: 401, code: .unauthenticated, message: "bad token ******!")))
  }

  @Test("an echoed token at the edge of what is kept leaves no part of itself", arguments: [970, 985, 990, 999])
  func echoAtTheEdge(_ lead: Int) async throws {
    let server = try LoopbackServer { request in
      let bearer = request.headers["authorization"]?.split(separator: " ").last ?? ""
      return .answer(403, body: String(repeating: "x", count: lead) + bearer + String(repeating: "y", count: 2000))
    }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    let message = String(repeating: "x", count: lead) + String(("***" + String(repeating: "y", count: 30)).prefix(1000 - lead)) + "…"
    #expect(error == .refused(.service, Refusal(status: 403, message: message)))
  }

  @Test("long words are cut")
  func long() async throws {
    let server = try LoopbackServer { _ in .answer(403, body: String(repeating: "x", count: 50_000)) }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    #expect(error == .refused(.service, Refusal(status: 403, message: String(repeating: "x", count: 1000) + "…")))
  }

  struct Odd: Sendable {
    var body: String
    var type: String?
    var what: ExchangeError.Unreadable
  }

  @Test(
    "success without a usable token is an error, and its body is not quoted",
    arguments: [
      Odd(body: "<html>", type: "text/html", what: .notJSON(contentType: "text/html", bytes: 6)),
      Odd(body: "ghs_raw", what: .notJSON(contentType: nil, bytes: 7)),
      Odd(body: "", what: .notJSON(contentType: nil, bytes: 0)),
      Odd(body: "[]", what: .notJSON(contentType: nil, bytes: 2)),
      Odd(body: #"{"tokens":"ghs_x","b":1}"#, what: .noToken(names: ["tokens", "b"])),
      Odd(body: #"{"token":1}"#, what: .noToken(names: ["token"])),
      Odd(body: #"{"token":""}"#, what: .malformedToken(bytes: 0)),
      Odd(body: #"{"token":"ghs_a\nb"}"#, what: .malformedToken(bytes: 7)),
      Odd(body: #"{"token":"ghs a"}"#, what: .malformedToken(bytes: 5)),
      Odd(body: #"{"token":"ghs_é"}"#, what: .malformedToken(bytes: 6)),
      Odd(body: #"{"token":"\#(String(repeating: "x", count: 33_000))"}"#, what: .malformedToken(bytes: 33_000)),
    ])
  func unreadable(_ odd: Odd) async throws {
    let server = try LoopbackServer { _ in .answer(200, headers: odd.type.map { ["Content-Type": $0] } ?? [:], body: odd.body) }
    let error = await #expect(throws: ExchangeError.unreadable(.service, odd.what)) {
      try await Self.sts(server).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    #expect(error?.description.contains("ghs_") == false)
  }

  @Test("what cannot be asked is not asked")
  func missing() async throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let sts = try Self.sts(server)
    await #expect(throws: ExchangeError.missing(.scope)) { try await sts.exchange(Self.identityToken, scope: "", identity: "i") }
    await #expect(throws: ExchangeError.missing(.identity)) { try await sts.exchange(Self.identityToken, scope: "s", identity: "") }
    await #expect(throws: ExchangeError.missing(.identityToken)) { try await sts.exchange(Secret(""), scope: "s", identity: "i") }
    for text in ["a b", "a\r\nX-Evil: 1", "é", String(repeating: "x", count: 40_000)] {
      await #expect(throws: ExchangeError.malformedIdentityToken) { try await sts.exchange(Secret(text), scope: "s", identity: "i") }
    }
    #expect(server.requests.isEmpty)
  }

  @Test("a bearer never goes where a redirect leads")
  func redirect() async throws {
    let thief = try LoopbackServer { _ in .answer(200, body: #"{"token":"ghs_fake"}"#) }
    let server = try LoopbackServer { _ in .answer(307, headers: ["Location": thief.url + "/sts/exchange"]) }
    let error = await #expect(throws: ExchangeError.self) {
      try await Self.sts(server, retries: 2).exchange(Self.identityToken, scope: "s", identity: "i")
    }
    guard case .undelivered(.service, .redirect(307, "127.0.0.1", let target), attempts: 1, last: nil)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(target == thief.url + "/")
    #expect(thief.requests.isEmpty)
  }

  @Test("nobody there: said after all attempts")
  func unreachable() async throws {
    let port = try LoopbackServer.unusedPort()
    let sts = try STS(domain: "127.0.0.1:\(port)", scheme: .http, transport: Self.transport(retries: 2))
    let error = await #expect(throws: ExchangeError.self) { try await sts.exchange(Self.identityToken, scope: "s", identity: "i") }
    #expect(error?.description == "the STS gave no answer after 3 attempts: no connection to `127.0.0.1` port \(port): connection refused")
    #expect(error?.isRefusal == false)
  }

  @Test("the README's example: exchange, use, revoke")
  func example() async throws {
    let server = try LoopbackServer { $0.method == "DELETE" ? .answer(204) : .answer(200, body: #"{"token":"ghs_abc"}"#) }
    let identityToken = "header.payload.signature"
    let sts = try STS(domain: server.domain, scheme: .http)
    let grant = try await sts.exchange(Secret(identityToken), scope: "acme/app", identity: "release")
    #expect(!"valid until \(grant.expiresAt), SHA-256 \(grant.hash.base64)".contains("ghs_abc"))
    try await Revocation(api: server.url).revoke(grant.token)
    #expect(server.requests.map(\.method) == ["GET", "DELETE"])
  }
}
