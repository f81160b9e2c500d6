import Token

/// Codes that whoever knows a secret can make and check (RFC 2104).
enum HMAC {
  /// HMAC with SHA-256.
  static func sha256(_ text: [UInt8], secret: [UInt8]) throws(TokenError) -> [UInt8] {
    let short = secret.count > 64 ? try Digest.sha256(secret) : secret
    let block = short + [UInt8](repeating: 0, count: 64 - short.count)
    let inner = try Digest.sha256(block.map { $0 ^ 0x36 } + text)
    return try Digest.sha256(block.map { $0 ^ 0x5C } + inner)
  }
}
