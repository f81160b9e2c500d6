import JSON
import Secret
import Token

/// Writes compact tokens, signed well or, for tests of refusal, wrongly.
struct TokenSigner: Sendable {
  private let key: SigningKey
  private let other: SigningKey?
  private let signing: Signing

  init(_ key: SigningKey, _ signing: Signing) throws(TokenError) {
    self.key = key
    other = signing == .otherKey ? try SigningKey.generateRSA() : nil
    self.signing = signing
  }

  /// The public half of the key, as a member of a key set.
  var jwk: JSONValue { key.jwk }

  /// A compact token (RFC 7515, section 7.1) of `claims`.
  func token(claims: JSONValue) throws(TokenError) -> Secret {
    let header: JSONValue = ["typ": "JWT", "alg": .string(algorithm), "kid": .string(key.id)]
    let input = [header, claims].map { Base64.url.encode(Array($0.text().utf8)) }.joined(separator: ".")
    let signature = try signature(of: Array(input.utf8))
    return Secret(input + "." + Base64.url.encode(signature))
  }

  private var algorithm: String {
    switch signing {
    case .genuine, .otherKey: "RS256"
    case .none: "none"
    case .hs256: "HS256"
    }
  }

  private func signature(of input: [UInt8]) throws(TokenError) -> [UInt8] {
    switch signing {
    case .genuine: try key.sign(input)
    case .otherKey: try (other ?? key).sign(input)
    case .none: []
    case .hs256: try HMAC.sha256(input, secret: Array((PublicKeyText.pem(jwk: key.jwk) ?? "").utf8))
    }
  }
}
