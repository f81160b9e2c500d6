import Secret

/// What a token may look like, whoever made it.
enum Shape {
  /// In bytes; GitHub's are some hundred, identity tokens a few thousand, and servers take little more in one header.
  static let longest = 32 << 10

  /// Whether `token` fits in one header line and one line of a file: visible ASCII only, so no white space and no controls.
  static func fits(_ token: String) -> Bool {
    !token.isEmpty && token.utf8.count <= longest && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// Checks `token` as one to be sent.
  static func check(_ token: Secret) throws(ExchangeError) {
    if token.isEmpty { throw .missing(.identityToken) }
    guard fits(token.revealed()) else { throw .malformedIdentityToken }
  }
}
