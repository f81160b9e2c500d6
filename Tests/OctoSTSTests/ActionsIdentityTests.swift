import HTTP
import OctoSTS
import Secret
import Support
import Testing

@Suite struct ActionsIdentityTests {
  @Test("the audience is added to the query that is there, encoded")
  func request() async throws {
    let server = try LoopbackServer { _ in .answer(200, body: #"{"count":4,"value":"a.b.c"}"#) }
    let identity = ActionsIdentity(
      url: server.url + "/token?api-version=2.0", requestToken: Secret("request-token"), transport: ExchangeTests.transport())
    #expect(try await identity.token(audience: "https://sts.example:1/a b&c").revealed() == "a.b.c")
    let seen = try #require(server.requests.first)
    #expect(seen.target == "/token?api-version=2.0&audience=https%3A%2F%2Fsts.example%3A1%2Fa%20b%26c")
    #expect(seen.headers["authorization"] == "Bearer request-token")
  }

  @Test("without a query the audience begins one")
  func bare() async throws {
    let server = try LoopbackServer { _ in .answer(200, body: #"{"value":"a.b.c"}"#) }
    let identity = ActionsIdentity(url: server.url + "/token", requestToken: Secret("r"), transport: ExchangeTests.transport())
    _ = try await identity.token(audience: "d")
    #expect(server.requests.map(\.target) == ["/token?audience=d"])
    await #expect(throws: ExchangeError.missing(.audience)) { try await identity.token(audience: "") }
  }

  @Test("its refusal is told from the service's", arguments: [401, 403])
  func refused(_ status: Int) async throws {
    let server = try LoopbackServer { _ in .answer(status, body: #"{"message":"Bad credentials request-token"}"#) }
    let identity = ActionsIdentity(url: server.url, requestToken: Secret("request-token"), transport: ExchangeTests.transport())
    let error = await #expect(throws: ExchangeError.self) { try await identity.token(audience: "d") }
    #expect(error == .refused(.identityProvider, Refusal(status: status, message: "Bad credentials ***")))
    #expect(error?.description == "the runner's OIDC endpoint refused (status \(status)): Bad credentials ***")
  }

  @Test("an answer without a value is an error")
  func noValue() async throws {
    let server = try LoopbackServer { _ in .answer(200, body: #"{"count":0}"#) }
    let identity = ActionsIdentity(url: server.url, requestToken: Secret("r"), transport: ExchangeTests.transport())
    await #expect(throws: ExchangeError.unreadable(.identityProvider, .noToken(names: ["count"]))) {
      try await identity.token(audience: "d")
    }
  }

  @Test(
    "the endpoint is asked over https, or http on this machine", arguments: ["http://runner.example/token?a=b", "ftp://localhost/", ""])
  func insecure(_ url: String) async {
    let identity = ActionsIdentity(url: url, requestToken: Secret("r"), transport: ExchangeTests.transport())
    await #expect(throws: ExchangeError.self) { try await identity.token(audience: "d") }
  }
}
