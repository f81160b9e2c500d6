/// The host of an `http` or `https` URL as Go 1.26's `net/url` reads it out of the authority.
enum URLHost {
  /// Unreserved characters, sub-delimiters, and what Go adds to them in hosts. ASCII must stand for itself there, but for an encoded `%`; what
  /// lies beyond ASCII passes Go and is refused by the service, so it is refused here.
  private static let plain = ASCIISet.alphanumerics.union(ASCIISet("-_.~!$&'()*+,;=:[]<>\""))
  private static let percentSign = ASCIISet("%")
  /// In a zone anything plain may be encoded too.
  private static let encodedInZone = plain.union(percentSign)

  /// The host without port and brackets, percent-decoded; nil when Go refuses the authority, or when it names a user.
  static func name(_ authority: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let bracket = authority.lastIndex(of: UInt8(ascii: "[")) else { return registeredName(authority) }
    // Go 1.26.1 refuses an IP literal anywhere but at the start.
    return bracket == authority.startIndex ? addressLiteral(authority) : nil
  }

  /// `host` or `host:port`: the first colon starts the port.
  private static func registeredName(_ authority: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    guard isOptionalPort(authority[colon...]) else { return nil }
    return Percent.decode(authority[..<colon], plain: plain, encoded: percentSign)
  }

  /// `[address]`, `[address%25zone]`, each with or without a port (RFC 3986, RFC 6874).
  private static func addressLiteral(_ authority: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let close = authority.lastIndex(of: UInt8(ascii: "]")), isOptionalPort(authority[(close + 1)...]) else { return nil }
    let literal = authority[(authority.startIndex + 1)..<close]
    let zoneMark = literal.firstRange(of: Array("%25".utf8))?.lowerBound ?? literal.endIndex
    guard let address = Percent.decode(literal[..<zoneMark], plain: plain, encoded: percentSign),
      let zone = Percent.decode(literal[zoneMark...], plain: plain, encoded: encodedInZone),
      IPv6Address.isWellFormed(address + zone)
    else { return nil }
    return address + zone
  }

  private static func isOptionalPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    return first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
