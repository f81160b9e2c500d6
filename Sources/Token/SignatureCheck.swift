/// What came of checking a token's signature.
public struct SignatureCheck: Sendable {
  /// Who signed, and how.
  public struct Signer: Sendable, Hashable {
    public let algorithm: SignatureAlgorithm
    /// `kid` of the key; empty when it has none.
    public let keyID: String
  }

  /// Where the keys come from: a file, or the issuer.
  public let source: String
  /// The signer, or why the signature does not count.
  public let outcome: Result<Signer, TokenError>

  /// Checks the signature of `token` alone: its issuer and its times are not looked at.
  public init(
    of token: CompactToken, keys: KeySet, source: String, algorithms: [SignatureAlgorithm] = SignatureAlgorithm.allCases
  ) {
    self.source = source
    do throws(TokenError) {
      let header = try VerifiedToken.header(token.header, algorithms)
      outcome = .success(Signer(algorithm: header.algorithm, keyID: try VerifiedToken.signer(of: token, keys, header).id))
    } catch {
      outcome = .failure(error)
    }
  }

  /// Why the signature does not count; nil when it does.
  public var problem: TokenError? {
    if case .failure(let error) = outcome { error } else { nil }
  }
}
