import HTTP
import JSON
import Token

/// An issuer as discovery describes it: its keys, and the algorithms that it says it signs by.
public struct Provider: Sendable {
  /// Bytes of an answer; the service takes no more.
  public static let sizeLimit = 100 * 1024

  /// What `iss` must be.
  public let issuer: String
  /// The keys that verify.
  public let keys: KeySet
  /// The algorithms that are taken: those that the issuer advertises, not all that are known.
  public let algorithms: [SignatureAlgorithm]

  /// Asks `issuer` by `send`: its discovery document, then the key set that it names (OpenID Connect Discovery 1.0, section 4), as go-oidc does.
  public static func discover(
    _ issuer: String, send: @Sendable (Request) async throws(TransportError) -> Response
  ) async throws(DiscoveryError) -> Provider {
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    let address = base + "/.well-known/openid-configuration"
    let document: Document
    do {
      document = try Document(try await get(address, send))
    } catch {
      throw .document(error, url: address)
    }
    guard document.issuer.utf8.elementsEqual(issuer.utf8) else {
      throw .document(.otherIssuer(expected: issuer, found: document.issuer), url: address)
    }
    do throws(DiscoveryError.Cause) {
      let bytes = try await get(document.keysURL, send)
      let keys: KeySet
      do { keys = try KeySet(jwks: bytes) } catch { throw .keySet(error) }
      return Provider(issuer: issuer, keys: keys, algorithms: document.algorithms)
    } catch {
      throw .keys(error, url: document.keysURL)
    }
  }

  private static func get(
    _ url: String, _ send: @Sendable (Request) async throws(TransportError) -> Response
  ) async throws(DiscoveryError.Cause) -> [UInt8] {
    let response: Response
    do {
      response = try await send(Request(.get, url, limits: Limits(bodyBytes: sizeLimit)))
    } catch {
      throw .transport(error)
    }
    guard response.status == 200 else { throw .status(response.status) }
    return response.body
  }

  /// What is read of a discovery document.
  private struct Document {
    let issuer: String
    let keysURL: String
    let algorithms: [SignatureAlgorithm]

    init(_ bytes: [UInt8]) throws(DiscoveryError.Cause) {
      guard let json = try? JSONValue(parsing: bytes), json.members != nil else { throw .notJSON }
      guard let issuer = json["issuer"]?.string else { throw .missing(member: "issuer") }
      guard let keysURL = json["jwks_uri"]?.string else { throw .missing(member: "jwks_uri") }
      self.issuer = issuer
      self.keysURL = keysURL
      algorithms = SignatureAlgorithm.accepted(advertised: try Self.names(json["id_token_signing_alg_values_supported"]))
    }

    /// Names of algorithms. Go decodes a list of strings, in which null is the empty one; anything else fails the document.
    private static func names(_ value: JSONValue?) throws(DiscoveryError.Cause) -> [String] {
      switch value {
      case nil, .null: return []
      case .array(let elements):
        var names: [String] = []
        for element in elements {
          switch element {
          case .string(let name): names.append(name)
          case .null: names.append("")
          case .bool, .number, .array, .object: throw .malformedAlgorithms
          }
        }
        return names
      case .bool, .number, .string, .object: throw .malformedAlgorithms
      }
    }
  }
}
