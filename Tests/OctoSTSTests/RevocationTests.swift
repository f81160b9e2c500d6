import HTTP
import OctoSTS
import Secret
import Support
import Testing

@Suite struct RevocationTests {
  @Test("a token is revoked at the API's own path", arguments: [("", "/installation/token"), ("/api/v3", "/api/v3/installation/token")])
  func path(_ base: String, _ path: String) async throws {
    let server = try LoopbackServer { _ in .answer(204) }
    for suffix in ["", "/"] {
      let outcome = try await Revocation(api: server.url + base + suffix, transport: ExchangeTests.transport()).revoke(Secret("ghs_x"))
      #expect(outcome == .revoked)
    }
    for seen in server.requests {
      #expect(seen.method == "DELETE")
      #expect(seen.target == path)
      #expect(seen.headers["authorization"] == "Bearer ghs_x")
      #expect(seen.headers["accept"] == "application/vnd.github+json")
    }
  }

  @Test("a token that GitHub does not know is gone already", arguments: [401, 404])
  func gone(_ status: Int) async throws {
    let server = try LoopbackServer { _ in .answer(status, body: #"{"message":"Bad credentials"}"#) }
    #expect(try await Revocation(api: server.url, transport: ExchangeTests.transport()).revoke(Secret("ghs_x")) == .alreadyGone)
  }

  @Test("a fault that passes is asked again")
  func again() async throws {
    let count = Counter()
    let server = try LoopbackServer { _ in
      .answer(
        count.next() < 3 ? 502 : 204)
    }
    #expect(try await Revocation(api: server.url, transport: ExchangeTests.transport(retries: 4)).revoke(Secret("ghs_x")) == .revoked)
    #expect(server.requests.count == 3)
  }

  @Test("a refusal is an error with GitHub's words")
  func refused() async throws {
    let server = try LoopbackServer { _ in .answer(403, body: #"{"message":"Resource not accessible"}"#) }
    await #expect(throws: ExchangeError.refused(.api, Refusal(status: 403, message: "Resource not accessible"))) {
      try await Revocation(api: server.url, transport: ExchangeTests.transport()).revoke(Secret("ghs_x"))
    }
  }

  @Test("the hash of a token is that of both audit logs")
  func hash() throws {
    let hash = try TokenHash(Secret("abc"))
    #expect(hash.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(hash.base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}
