import JSON

/// The keys of an issuer: a JSON Web Key Set (RFC 7517 section 5).
public struct KeySet: Sendable {
  /// The longest set that is read, in bytes.
  public static let sizeLimit = 1 << 20
  /// The most keys that are kept.
  public static let keyLimit = 100

  /// The keys that can verify, in the order of the set.
  public let keys: [PublicKey]

  /// Reads a key set. Keys that cannot verify (see ``PublicKey/init(jwk:)``) are left out, as RFC 7517 asks.
  public init(jwks bytes: [UInt8]) throws(TokenError) {
    if bytes.count > Self.sizeLimit { throw .keySetTooLarge }
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch { throw .keySetNotJSON(error) }
    guard let elements = value["keys"]?.array else { throw .keySetMalformed }
    if elements.count > Self.keyLimit { throw .keySetTooLarge }
    keys = elements.compactMap(PublicKey.init(jwk:))
  }

  /// The keys to try for a header's `kid`: those of that id, or all when it is empty (go-oidc's `RemoteKeySet.verify`).
  public func candidates(id: String) -> [PublicKey] {
    id.isEmpty ? keys : keys.filter { $0.id.utf8.elementsEqual(id.utf8) }
  }
}
