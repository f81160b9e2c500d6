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

  /// What the service says of an issuer whose discovery fails.
  static let unknown = "unable to fetch or create the provider"
  /// What the service says of a token that does not verify, whatever the reason.
  static let unverified = "unable to verify bearer token"

  /// The keys with which `issuer` signs.
  func keys(of issuer: String) async throws(Refusal) -> KeySet {
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    let address: String
    do throws(Failure) {
      let document = try await get(base + "/.well-known/openid-configuration")
      guard let json = try? JSONValue(parsing: document), let name = json["issuer"]?.string, let url = json["jwks_uri"]?.string else {
        throw Failure(reason: "the discovery document names no issuer and keys")
      }
      guard name.utf8.elementsEqual(issuer.utf8) else { throw Failure(reason: "the discovery document is another issuer's") }
      address = url
    } catch {
      throw Refusal(.invalidArgument, Self.unknown, reason: error.reason)
    }
    let bytes: [UInt8]
    do { bytes = try await get(address) } catch { throw Refusal(.unauthenticated, Self.unverified, reason: error.reason) }
    do { return try KeySet(jwks: bytes) } catch { throw Refusal(.unauthenticated, Self.unverified, reason: "\(error)") }
  }

  private struct Failure: Error {
    let reason: String
  }

  private func get(_ url: String) async throws(Failure) -> [UInt8] {
    let response: Response
    do {
      response = try await send(Request(.get, url, limits: Limits(bodyBytes: Self.sizeLimit)))
    } catch {
      throw Failure(reason: "the issuer cannot be asked: \(error)")
    }
    guard response.status == 200 else { throw Failure(reason: "the issuer answers \(response.status)") }
    return response.body
  }
}
