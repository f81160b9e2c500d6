import Decision
import HTTP
import JSON
import STS
import Secret
import Support
import Synchronization
import Testing
import Token

/// A service, an issuer that it asks over loopback, and the policies of a test.
final class Bench: Sendable {
  let routes: Routes
  let issuer: Issuer
  let requestToken: Secret
  let log = AuditLog()
  private let server: LoopbackServer

  /// Seconds at which everything happens: the bench's clock stands still.
  static let now = 1_795_000_000
  /// One key for all benches: making one takes a fraction of a second.
  private static let key = Result { try SigningKey.generateRSA() }
  static let domain = "sts.example.com"

  /// `ISSUER` in a file, and `URL` in a discovery document, stand for the issuer's address.
  init(
    signing: Signing = .genuine, expired: Bool = false, claims: [JSONValue.Member] = [], files: [String: String] = Bench.files,
    discovery: String? = nil
  ) throws {
    let late = Late()
    server = try LoopbackServer { request in
      guard let issuer = late.value.withLock({ $0 }) else { return .close }
      switch request.path {
      case Routes.discoveryPath: return .answer(200, body: discovery?.replacing("URL", with: issuer.url) ?? issuer.discovery.text())
      case Routes.keysPath: return .answer(200, body: issuer.keys.text())
      default: return .answer(404)
      }
    }
    let url = server.url
    requestToken = Issuer.makeRequestToken()
    let issuer = try Issuer(
      url: url, keysURL: url + Routes.keysPath, key: Self.key.get(), run: try SimulatedRun(given: claims), requestToken: requestToken,
      signing: signing,
      expired: expired)
    self.issuer = issuer
    late.value.withLock { $0 = issuer }
    let texts = files.mapValues { Array($0.replacing("ISSUER", with: url).utf8) }
    let client = Client()
    let service = Service(
      admission: Admission(domain: Self.domain, policyRepository: ".github"), files: RepositoryFiles { texts["\($0)/\($1)/\($2)"] },
      minter: TokenMinter(), now: { Self.now }, send: { request throws(TransportError) in try await client.send(request) })
    routes = Routes(service: service, issuer: issuer, requestPath: "/id-token", log: log)
  }

  /// The issuer, which the server must know before it can exist.
  private final class Late: Sendable {
    let value = Mutex<Issuer?>(nil)
  }

  /// A good policy, one that does not parse, and one that does not compile.
  static let files = [
    "acme/app/.github/chainguard/ci.sts.yaml": """
    issuer: ISSUER
    subject: repo:acme/app:ref:refs/heads/main
    permissions:
      contents: read
      issues: write
    """,
    "acme/app/.github/chainguard/broken.sts.yaml": "issuer: [",
    "acme/app/.github/chainguard/empty.sts.yaml": "permissions: {contents: read}",
  ]

  /// An identity token, asked for as a job does.
  func identityToken(audience: String? = Bench.domain) async throws -> String {
    let reply = await call(
      "GET", "/id-token", query: "api-version=2.0" + (audience.map { "&audience=\($0)" } ?? ""),
      authorization: ["bearer \(requestToken.revealed())"])
    return try #require(reply.body?["value"]?.string)
  }

  func call(_ method: String, _ path: String, query: String = "", authorization: [String] = [], body: String = "") async -> Reply {
    await routes.answer(
      Call(method: method, path: path, query: query, authorization: authorization.map { Secret($0) }, body: Array(body.utf8)))
  }

  /// An exchange by GET with a fresh identity token.
  func exchange(scope: String = "acme/app", identity: String = "ci") async throws -> Reply {
    await call(
      "GET", Routes.exchangePath, query: "scope=\(scope)&identity=\(identity)", authorization: ["Bearer \(try await identityToken())"])
  }
}
