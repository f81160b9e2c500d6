import Decision
import HTTP
import JSON
import Token

/// Finds the keys of an issuer: discovery, then the key set it names (OpenID Connect Discovery 1.0, section 4), as go-oidc does.
struct ProviderKeys: Sendable {
  /// Sends a request.
  var send: @Sendable (Request) async throws(TransportError) -> Response

  /// Bytes of an answer; the service takes no more.
  static let sizeLimit = 100 * 1024

  /// The keys with which `issuer` signs.
  func keys(of issuer: String) async throws(Refusal) -> KeySet {
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    guard let document = await get(base + "/.well-known/openid-configuration").flatMap({ try? JSONValue(parsing: $0) }),
      let name = document["issuer"]?.string, name.utf8.elementsEqual(issuer.utf8), let url = document["jwks_uri"]?.string
    else { throw Refusal(.invalidArgument, "unable to fetch or create the provider", reason: "discovery of the issuer failed") }
    guard let keys = await get(url).flatMap({ try? KeySet(jwks: $0) }) else {
      throw Refusal(.unauthenticated, Self.unverified, reason: "the issuer's keys could not be read")
    }
    return keys
  }

  /// What the service says of a token that does not verify, whatever the reason.
  static let unverified = "unable to verify bearer token"

  private func get(_ url: String) async -> [UInt8]? {
    let request = Request(.get, url, limits: Limits(bodyBytes: Self.sizeLimit))
    guard let response = try? await send(request), response.status == 200 else { return nil }
    return response.body
  }
}
