import JSON

/// A public key of a JSON Web Key Set (RFC 7517), of a kind and size that can verify a token.
public struct PublicKey: Sendable {
  /// An elliptic curve of RFC 7518 section 6.2.1.1.
  enum Curve: String, Sendable {
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"

    /// Bytes of a coordinate, and of half a signature.
    var size: Int {
      switch self {
      case .p256: 32
      case .p384: 48
      case .p521: 66
      }
    }

    /// Object identifier in DER.
    var identifier: [UInt8] {
      switch self {
      case .p256: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
      case .p384: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
      case .p521: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]
      }
    }
  }

  /// The numbers of a key, big-endian.
  enum Material: Sendable {
    /// No leading zeros in either.
    case rsa(modulus: [UInt8], exponent: [UInt8])
    /// Coordinates of the curve's size.
    case elliptic(Curve, x: [UInt8], y: [UInt8])
    /// 32 bytes.
    case ed25519([UInt8])
  }

  /// Sizes of RSA moduli that are taken, in bits.
  static let modulusBits = 2048...8192

  /// `kid`, or empty.
  public let id: String
  /// `alg`: the only algorithm that the key may verify, when it names one.
  let algorithm: String?
  let material: Material

  /// Reads a JWK; nil when it cannot verify tokens: another kind or curve, a size out of bounds, a use other than `sig`, malformed numbers.
  public init?(jwk: JSONValue) {
    for name in ["kid", "use", "alg"] where jwk[name] != nil && jwk[name]?.string == nil { return nil }
    if let use = jwk["use"]?.string, use != "sig" { return nil }
    guard let material = Self.material(jwk) else { return nil }
    self.material = material
    id = jwk["kid"]?.string ?? ""
    algorithm = jwk["alg"]?.string
  }

  private static func material(_ jwk: JSONValue) -> Material? {
    switch jwk["kty"]?.string {
    case "RSA":
      guard let modulus = integer(jwk["n"]), let exponent = integer(jwk["e"]), let high = modulus.first else { return nil }
      let bits = modulus.count * 8 - high.leadingZeroBitCount
      // Go's crypto/rsa takes odd exponents from 3 to 2^31 - 1.
      guard modulusBits.contains(bits), exponent.count < 4 || (exponent.count == 4 && exponent[0] < 0x80), exponent != [1],
        modulus.last.map({ $0 & 1 }) == 1, exponent.last.map({ $0 & 1 }) == 1
      else { return nil }
      return .rsa(modulus: modulus, exponent: exponent)
    case "EC":
      guard let curve = jwk["crv"]?.string.flatMap(Curve.init(rawValue:)), let x = bytes(jwk["x"]), let y = bytes(jwk["y"]),
        x.count == curve.size, y.count == curve.size
      else { return nil }
      return .elliptic(curve, x: x, y: y)
    case "OKP":
      guard jwk["crv"]?.string == "Ed25519", let x = bytes(jwk["x"]), x.count == 32 else { return nil }
      return .ed25519(x)
    default: return nil
    }
  }

  private static func bytes(_ value: JSONValue?) -> [UInt8]? {
    value?.string.flatMap { Base64.decodeURL($0.utf8) }
  }

  private static func integer(_ value: JSONValue?) -> [UInt8]? {
    bytes(value).map { Array($0.drop { $0 == 0 }) }
  }

  /// The key as an X.509 SubjectPublicKeyInfo (RFC 5280; RFC 3279, 5480 and 8410 for the kinds).
  var subjectPublicKeyInfo: [UInt8] {
    switch material {
    case .rsa(let modulus, let exponent):
      DER.sequence(
        DER.sequence(DER.Identifier.rsaEncryption, DER.null),
        DER.bitString(DER.sequence(DER.integer(modulus), DER.integer(exponent))))
    case .elliptic(let curve, let x, let y):
      DER.sequence(DER.sequence(DER.Identifier.ecPublicKey, curve.identifier), DER.bitString([0x04] + x + y))
    case .ed25519(let point): DER.sequence(DER.sequence(DER.Identifier.ed25519), DER.bitString(point))
    }
  }
}
