public import Secret
import Token

/// The SHA-256 of a token, by which it can be found in logs without being known.
public struct TokenHash: Sendable, Hashable {
  /// Base64 with padding, as GitHub's audit log shows it (`hashed_token`).
  public let base64: String
  /// Lower-case hexadecimal, as the service's audit event holds it.
  public let hexadecimal: String

  /// The hash of `token`.
  public init(_ token: Secret) throws(ExchangeError) {
    do throws(TokenError) {
      let bytes = Array(token.revealed().utf8)
      base64 = try Digest.sha256Base64(bytes)
      hexadecimal = try Digest.sha256Hexadecimal(bytes)
    } catch {
      throw .noDigest
    }
  }
}
