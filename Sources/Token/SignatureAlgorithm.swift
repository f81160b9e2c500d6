/// The signature algorithms that go-oidc takes (RFC 7518 section 3.1, RFC 8037). `none` and the HMAC family are not among them, and must never be.
public enum SignatureAlgorithm: String, Sendable, CaseIterable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  /// What a verifier takes from an issuer whose discovery document advertises `names`: those that are known; when that leaves none, RS256, as
  /// go-oidc's `Provider.Verifier` has it.
  public static func accepted(advertised names: [String]) -> [SignatureAlgorithm] {
    let known = names.compactMap(SignatureAlgorithm.init(rawValue:))
    return known.isEmpty ? [.rs256] : known
  }

  /// The hash that is signed; nil where the algorithm hashes by itself.
  var hash: Hash? {
    switch self {
    case .rs256, .ps256, .es256: .sha256
    case .rs384, .ps384, .es384: .sha384
    case .rs512, .ps512, .es512: .sha512
    case .edDSA: nil
    }
  }

  /// A hash of the SHA-2 family.
  enum Hash {
    case sha256, sha384, sha512
  }
}
