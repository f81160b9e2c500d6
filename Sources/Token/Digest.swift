import COpenSSL

/// Message digests by OpenSSL.
public enum Digest {
  /// The 32 bytes of SHA-256 (FIPS 180-4); throws ``TokenError/cryptography(_:)`` where OpenSSL does not offer it.
  public static func sha256(_ bytes: some Collection<UInt8>) throws(TokenError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    // `EVP_Digest` makes and frees its own context, and writes 32 bytes: the size of the buffer.
    guard EVP_Digest(Array(bytes), bytes.count, &digest, &count, EVP_sha256(), nil) == 1, count == 32 else {
      throw .cryptography("SHA-256")
    }
    return digest
  }

  /// SHA-256 in lower-case hexadecimal, as the service's audit event holds it.
  public static func sha256Hexadecimal(_ bytes: some Collection<UInt8>) throws(TokenError) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = try sha256(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// SHA-256 in base64 with padding, as GitHub's audit log shows a token's hash.
  public static func sha256Base64(_ bytes: some Collection<UInt8>) throws(TokenError) -> String {
    Base64.standard.encode(try sha256(bytes))
  }
}
