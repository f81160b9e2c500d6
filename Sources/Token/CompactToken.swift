import JSON
import Secret

/// A signed token in its three parts (RFC 7515 section 7.1), read but not verified. It prints `***`: its parts make the token again.
public struct CompactToken: Sendable {
  /// The longest token that is looked at, in bytes; the service's HTTP server takes far less.
  public static let limit = 1 << 20

  /// The decoded header: always an object, no name twice.
  public let header: JSONValue
  /// The decoded payload: the bytes of the claims.
  public let payload: [UInt8]
  /// The decoded signature; may be empty.
  public let signature: [UInt8]
  /// What the signature signs: header and payload written anew, as go-jose does, so stray bits of their base64 do not count.
  public let signingInput: [UInt8]

  /// Splits and decodes `token`. No part may hold white space or padding, and the JSON serialization is not taken.
  public init(_ token: Secret) throws(TokenError) {
    let bytes = Array(token.revealed().utf8)
    if bytes.count > Self.limit { throw .tooLong(limit: Self.limit) }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .notCompact(parts: parts.count) }
    guard let header = Base64.decodeURL(parts[0]) else { throw .notBase64(.header) }
    guard let payload = Base64.decodeURL(parts[1]) else { throw .notBase64(.payload) }
    guard let signature = Base64.decodeURL(parts[2]) else { throw .notBase64(.signature) }
    self.header = try Self.read(header: header)
    self.payload = payload
    self.signature = signature
    signingInput = Array((Base64.url.encode(header) + "." + Base64.url.encode(payload)).utf8)
  }

  private static func read(header: [UInt8]) throws(TokenError) -> JSONValue {
    let value: JSONValue
    do { value = try JSONValue(parsing: header) } catch { throw .notJSON(.header, error) }
    guard let members = value.members else { throw .notObject(.header) }
    var names: Set<[UInt8]> = []
    for member in members where !names.insert(Array(member.name.utf8)).inserted { throw .headerRepeats(name: member.name) }
    return value
  }
}

extension CompactToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
