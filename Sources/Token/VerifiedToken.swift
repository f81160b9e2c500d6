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
    let (algorithm, keyID) = try Self.header(token.header)
    guard algorithms.contains(algorithm) else { throw .algorithmRefused(algorithm.rawValue) }
    let claims = try Claims(payload: token.payload)
    try Self.check(issuer: claims.issuer, expected: issuer)
    try claims.check(at: now)
    let candidates = keys.candidates(id: keyID)
    if candidates.isEmpty { throw .keyMissing(id: keyID) }
    guard candidates.contains(where: { Signature.verify(token.signature, of: token.signingInput, by: $0, algorithm) }) else {
      throw .signatureInvalid
    }
    self.claims = claims
    self.algorithm = algorithm
  }

  private static func header(_ header: JSONValue) throws(TokenError) -> (SignatureAlgorithm, keyID: String) {
    guard let name = header["alg"]?.string else { throw .headerMalformed(name: "alg") }
    guard let algorithm = SignatureAlgorithm(rawValue: name) else { throw .algorithmRefused(name) }
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
