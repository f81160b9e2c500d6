import JSON

/// A private RSA key that signs tokens by RS256. It prints `***`.
public struct SigningKey: Sendable {
  private let der: [UInt8]
  private let modulus: [UInt8]
  private let exponent: [UInt8]
  /// `kid`: the key's thumbprint (RFC 7638).
  public let id: String

  /// Makes a new key; takes a fraction of a second.
  public static func generateRSA(bits: Int = 2048) throws(TokenError) -> SigningKey {
    guard PublicKey.modulusBits.contains(bits), let key = KeyHandle.generateRSA(bits: Int32(bits)), let der = key.privateDER(),
      let modulus = key.number("n"), let exponent = key.number("e")
    else { throw .cryptography("RSA key generation with \(bits) bits") }
    return try SigningKey(der: der, modulus: modulus, exponent: exponent)
  }

  private init(der: [UInt8], modulus: [UInt8], exponent: [UInt8]) throws(TokenError) {
    self.der = der
    self.modulus = modulus
    self.exponent = exponent
    id = try Self.thumbprint(modulus: modulus, exponent: exponent)
  }

  /// The thumbprint of an RSA key: the digest of its required members in the order of their names.
  static func thumbprint(modulus: [UInt8], exponent: [UInt8]) throws(TokenError) -> String {
    let members: JSONValue = ["e": .string(Base64.url.encode(exponent)), "kty": "RSA", "n": .string(Base64.url.encode(modulus))]
    return Base64.url.encode(try Digest.sha256(members.text().utf8))
  }

  /// The public half as a JWK.
  public var jwk: JSONValue {
    [
      "kty": "RSA", "use": "sig", "alg": "RS256", "kid": .string(id), "n": .string(Base64.url.encode(modulus)),
      "e": .string(Base64.url.encode(exponent)),
    ]
  }

  /// A key set that holds the public half alone.
  public var jwks: JSONValue { ["keys": [jwk]] }

  /// The RS256 signature of `message` (RFC 7518 section 3.3).
  public func sign(_ message: [UInt8]) throws(TokenError) -> [UInt8] {
    guard let key = KeyHandle.privateKey(der), let signature = key.sign(message, hash: .sha256) else {
      throw .cryptography("RS256 signing")
    }
    return signature
  }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
