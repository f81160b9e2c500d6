import Discovery
import HTTP
import JSON
import Support
import Testing
import Token

@Suite struct ProviderTests {
  static let jwks = #"{"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#

  /// Asks a loopback issuer whose document is `document`, in which `URL` stands for its address.
  private static func discover(
    _ document: String, keys: LoopbackServer.Behaviour = .answer(200, body: jwks), slash: Bool = false
  ) async throws -> (url: String, Result<Provider, DiscoveryError>) {
    let server = try LoopbackServer { request in
      let url = "http://\(request.headers["host"] ?? "")"
      switch request.path {
      case "/.well-known/openid-configuration": return .answer(200, body: document.replacing("URL", with: url))
      case "/keys": return keys
      default: return .answer(404)
      }
    }
    defer { server.stop() }
    let client = Client()
    do throws(DiscoveryError) {
      let provider = try await Provider.discover(server.url + (slash ? "/" : "")) { request throws(TransportError) in
        try await client.send(request)
      }
      return (server.url, .success(provider))
    } catch {
      return (server.url, .failure(error))
    }
  }

  private static func document(_ algorithms: String?, issuer: String = "URL") -> String {
    let list = algorithms.map { #", "id_token_signing_alg_values_supported": \#($0)"# } ?? ""
    return #"{"issuer": "\#(issuer)", "jwks_uri": "URL/keys"\#(list)}"#
  }

  @Test(
    "the algorithms are those that the issuer advertises, and RS256 where it advertises none that is known",
    arguments: [
      (#"["RS256"]"#, [SignatureAlgorithm.rs256]), (#"["ES256", "RS512"]"#, [.es256, .rs512]), (#"["HS256", "none"]"#, [.rs256]),
      (#"["none", "EdDSA"]"#, [.edDSA]), ("[]", [.rs256]), ("null", [.rs256]), ("[null]", [.rs256]), (nil, [.rs256]),
    ] as [(String?, [SignatureAlgorithm])])
  func algorithms(advertised: String?, taken: [SignatureAlgorithm]) async throws {
    let provider = try await Self.discover(Self.document(advertised)).1.get()
    #expect(provider.algorithms == taken)
    #expect(provider.keys.keys.map(\.id) == ["a"])
  }

  @Test(
    "a document that Go would not decode, or that misses what is needed, is refused",
    arguments: [
      ("{", DiscoveryError.Cause.notJSON), ("[]", .notJSON), (#"{"issuer": "URL"}"#, .missing(member: "jwks_uri")),
      (#"{"jwks_uri": "URL/keys"}"#, .missing(member: "issuer")), (document(#""RS256""#), .malformedAlgorithms),
      (document("[1]"), .malformedAlgorithms), (document(#"{"RS256": true}"#), .malformedAlgorithms),
    ])
  func documents(text: String, cause: DiscoveryError.Cause) async throws {
    let (url, result) = try await Self.discover(text)
    #expect(throws: DiscoveryError.document(cause, url: url + "/.well-known/openid-configuration")) { try result.get() }
  }

  @Test("a document of another issuer is not believed; a final slash belongs to the name")
  func otherIssuer() async throws {
    let (url, result) = try await Self.discover(Self.document(nil, issuer: "https://other.example"))
    let slashed = try await Self.discover(Self.document(nil, issuer: "URL/"), slash: true).1
    let unlike = try await Self.discover(Self.document(nil), slash: true).1
    let cause = DiscoveryError.Cause.otherIssuer(expected: url, found: "https://other.example")
    #expect(throws: DiscoveryError.document(cause, url: url + "/.well-known/openid-configuration")) { try result.get() }
    #expect(throws: Never.self) { try slashed.get() }
    #expect(throws: DiscoveryError.self) { try unlike.get() }
  }

  @Test("keys that cannot be had are told apart from a document that cannot")
  func keys() async throws {
    let (url, missing) = try await Self.discover(Self.document(nil), keys: .answer(404))
    #expect(throws: DiscoveryError.keys(.status(404), url: url + "/keys")) { try missing.get() }
    let (next, flooded) = try await Self.discover(Self.document(nil), keys: .flood(Provider.sizeLimit + 1))
    #expect(throws: DiscoveryError.keys(.transport(.tooLarge(.body, limit: Provider.sizeLimit)), url: next + "/keys")) { try flooded.get() }
    let (last, empty) = try await Self.discover(Self.document(nil), keys: .answer(200, body: "{}"))
    #expect(throws: DiscoveryError.keys(.keySet(.keySetMalformed), url: last + "/keys")) { try empty.get() }
  }

  @Test("neither the issuer nor its keys are asked in plain text but on this machine")
  func plainText() async throws {
    let url = "http://issuer.example/.well-known/openid-configuration"
    let error = DiscoveryError.document(.transport(.scheme("http", host: "issuer.example")), url: url)
    await #expect(throws: error) {
      let client = Client()
      _ = try await Provider.discover("http://issuer.example") { request throws(TransportError) in try await client.send(request) }
    }
    let document = #"{"issuer": "URL", "jwks_uri": "http://issuer.example/keys"}"#
    let result = try await Self.discover(document).1
    let keys = DiscoveryError.keys(.transport(.scheme("http", host: "issuer.example")), url: "http://issuer.example/keys")
    #expect(throws: keys) { try result.get() }
  }
}
