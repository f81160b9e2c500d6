import JSON

/// A token whose issuer, times and signature were checked, as go-oidc's `IDTokenVerifier.Verify` does. Audience and claims are the policy's to
/// check.
public struct VerifiedToken: Sendable {
  /// The payload.
  public let claims: Claims
  /// The algorithm of the signature.
  public let algorithm: SignatureAlgorithm

  /// Verifies `token`: its algorithm is one of `algorithms`, its `iss` is `issuer`, it is valid at `now` (Unix seconds), and one of `keys` signed it.
  public init(
    _ token: CompactToken, keys: KeySet, issuer: String, now: Int, algorithms: [SignatureAlgorithm] = SignatureAlgorithm.allCases
  ) throws(TokenError) {
    let header = try Self.header(token.header, algorithms)
    let claims = try Claims(payload: token.payload)
    try Self.check(issuer: claims.issuer, expected: issuer)
    try claims.check(at: now)
    _ = try Self.signer(of: token, keys, header)
    self.claims = claims
    algorithm = header.algorithm
  }

  typealias Header = (algorithm: SignatureAlgorithm, keyID: String)

  /// The key that made the signature.
  static func signer(of token: CompactToken, _ keys: KeySet, _ header: Header) throws(TokenError) -> PublicKey {
    let candidates = keys.candidates(id: header.keyID)
    if candidates.isEmpty { throw .keyMissing(id: header.keyID) }
    let signer = candidates.first { Signature.verify(token.signature, of: token.signingInput, by: $0, header.algorithm) }
    guard let signer else { throw .signatureInvalid }
    return signer
  }

  /// What the header says of the signature, once nothing in it is refused.
  static func header(_ header: JSONValue, _ algorithms: [SignatureAlgorithm]) throws(TokenError) -> Header {
    guard let name = header["alg"]?.string else { throw .headerMalformed(name: "alg") }
    guard let algorithm = SignatureAlgorithm(rawValue: name), algorithms.contains(algorithm) else { throw .algorithmRefused(name) }
    // RFC 7515 section 4.1.11: an extension that is not understood makes the token invalid, and none is understood here.
    if header["crit"] != nil { throw .criticalHeader }
    guard let keyID = header["kid"] else { return (algorithm, "") }
    guard let text = keyID.string else { throw .headerMalformed(name: "kid") }
    return (algorithm, text)
  }

  private static func check(issuer: String, expected: String) throws(TokenError) {
    if issuer.utf8.elementsEqual(expected.utf8) { return }
    // go-oidc lets Google alone leave out the scheme.
    if expected == "https://accounts.google.com", issuer == "accounts.google.com" { return }
    throw .issuerMismatch(expected: expected, found: issuer)
  }
}
