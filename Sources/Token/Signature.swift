/// Signature checks by RFC 7518 section 3 and RFC 8037: the kind of the key must fit the algorithm, its curve and sizes too.
enum Signature {
  /// Whether `signature` is `key`'s of `message` by `algorithm`.
  static func verify(_ signature: [UInt8], of message: [UInt8], by key: PublicKey, _ algorithm: SignatureAlgorithm) -> Bool {
    if let only = key.algorithm, only != algorithm.rawValue { return false }
    guard let form = openSSLForm(signature, key.material, algorithm) else { return false }
    guard let handle = KeyHandle.publicKey(key.subjectPublicKeyInfo) else { return false }
    return handle.verifies(form, of: message, hash: algorithm.hash, pss: algorithm.isPSS)
  }

  /// `signature` as OpenSSL wants it; nil when algorithm, key and length do not fit each other.
  private static func openSSLForm(_ signature: [UInt8], _ material: PublicKey.Material, _ algorithm: SignatureAlgorithm) -> [UInt8]? {
    switch (algorithm, material) {
    case (.rs256, .rsa(let modulus, _)), (.rs384, .rsa(let modulus, _)), (.rs512, .rsa(let modulus, _)),
      (.ps256, .rsa(let modulus, _)), (.ps384, .rsa(let modulus, _)), (.ps512, .rsa(let modulus, _)):
      return signature.count == modulus.count ? signature : nil
    case (.es256, .elliptic(.p256, _, _)), (.es384, .elliptic(.p384, _, _)), (.es512, .elliptic(.p521, _, _)):
      guard case .elliptic(let curve, _, _) = material, signature.count == 2 * curve.size else { return nil }
      // JWS concatenates the two numbers, OpenSSL reads an ECDSA-Sig-Value (RFC 3279).
      return DER.sequence(DER.integer(signature.prefix(curve.size)), DER.integer(signature.suffix(curve.size)))
    case (.edDSA, .ed25519): return signature.count == 64 ? signature : nil
    case (_, .rsa), (_, .elliptic), (_, .ed25519): return nil
    }
  }
}

extension SignatureAlgorithm {
  fileprivate var isPSS: Bool {
    switch self {
    case .ps256, .ps384, .ps512: true
    case .rs256, .rs384, .rs512, .es256, .es384, .es512, .edDSA: false
    }
  }
}
