import JSON
import STS
import Secret
import Testing
import Token

@Suite struct RoutesTests {
  struct Case: CustomTestStringConvertible {
    var method: String
    var path: String
    var status: Int
    var testDescription: String { "\(method) \(path)" }
  }

  static let cases: [Case] = [
    .init(method: "GET", path: Routes.discoveryPath, status: 200),
    .init(method: "GET", path: Routes.keysPath, status: 200),
    .init(method: "POST", path: Routes.keysPath, status: 404),
    .init(method: "GET", path: "/", status: 404),
    .init(method: "PUT", path: Routes.exchangePath, status: 501),
    .init(method: "GET", path: "/id-token", status: 401),
    .init(method: "DELETE", path: Routes.revocationPath, status: 401),
    .init(method: "GET", path: Routes.revocationPath, status: 404),
    .init(method: "GET", path: Routes.powersPath, status: 401),
  ]

  @Test("without authorization, each address says what it is", arguments: cases)
  func statuses(_ row: Case) async throws {
    #expect(try await Bench().call(row.method, row.path).status == row.status)
  }

  @Test("a revoked token is of no use, not even for revoking")
  func revocation() async throws {
    let bench = try Bench()
    let reply = try await bench.exchange()
    let token = try #require(reply.body?["token"]?.string, "\(bench.log.lines) \(String(describing: reply.body))")
    func delete(_ scheme: String) async -> Int {
      await bench.call("DELETE", Routes.revocationPath, authorization: ["\(scheme) \(token)"]).status
    }
    #expect(await delete("Basic") == 401)
    #expect(await delete("bearer") == 204)
    #expect(await delete("bearer") == 401)
    #expect(await bench.call("GET", Routes.powersPath, authorization: ["Bearer \(token)"]).status == 401)
  }

  @Test("a job gets an identity token for the audience it asks for", arguments: [nil, "octo-sts.dev", "https%3A%2F%2Fa.example%2F%3Fb"])
  func audience(_ asked: String?) async throws {
    let bench = try Bench()
    let token = try await bench.identityToken(audience: asked)
    let claims = try Claims(payload: CompactToken(.init(token)).payload)
    let expected = [nil: "https://github.com/acme", "octo-sts.dev": "octo-sts.dev"][asked] ?? "https://a.example/?b"
    #expect(claims.audience == [expected])
    #expect(claims.issuer == bench.issuer.url)
    #expect(claims.expiry == Bench.now + 300)
    #expect(claims["repository_id"] == .text("724601833"))
  }

  @Test("a wrong request token gets no identity token", arguments: ["bearer wrong", "Basic TOKEN", "TOKEN", "bearer TOKENx"])
  func wrongRequestToken(_ header: String) async throws {
    let bench = try Bench()
    let header = header.replacing("TOKEN", with: bench.requestToken.revealed())
    #expect(await bench.call("GET", "/id-token", authorization: [header]).status == 401)
  }
}
