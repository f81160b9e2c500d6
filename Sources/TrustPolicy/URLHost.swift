/// The host of an `http` or `https` URL as Go 1.26's `net/url` reads it out of the authority.
enum URLHost {
  /// The host without port and brackets, percent-decoded; nil when Go refuses the authority, or when it names a user.
  static func name(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    if authority.contains(UInt8(ascii: "@")) { return nil }
    guard let bracket = authority.lastIndex(of: UInt8(ascii: "[")) else { return registeredName(authority) }
    // Go 1.26.1 refuses an IP literal anywhere but at the start.
    return bracket == authority.startIndex ? addressLiteral(authority) : nil
  }

  /// `host` or `host:port`: the first colon starts the port.
  private static func registeredName(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    guard isOptionalPort(authority[colon...]) else { return nil }
    return Percent.decode(authority[..<colon], allows: inHost)
  }

  /// `[address]`, `[address%25zone]`, each with or without a port (RFC 3986, RFC 6874).
  private static func addressLiteral(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    guard let close = authority.lastIndex(of: UInt8(ascii: "]")), isOptionalPort(authority[(close + 1)...]) else { return nil }
    let literal = authority[(authority.startIndex + 1)..<close]
    let zoneMark = literal.firstRange(of: Array("%25".utf8))?.lowerBound ?? literal.endIndex
    guard let address = Percent.decode(literal[..<zoneMark], allows: inHost),
      let zone = Percent.decode(literal[zoneMark...], allows: inZone)
    else { return nil }
    return IPv6Address.isWellFormed(address + zone) ? address + zone : nil
  }

  private static func isOptionalPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    return first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// In a host, ASCII must be plain, but for an encoded `%`.
  private static func inHost(_ byte: UInt8, encoded: Bool) -> Bool {
    byte >= 0x80 || (encoded ? byte == UInt8(ascii: "%") : isPlain(byte))
  }

  /// In a zone, encoding adds only `%` and the blank of Windows.
  private static func inZone(_ byte: UInt8, encoded: Bool) -> Bool {
    isPlain(byte) || (encoded ? byte == UInt8(ascii: "%") || byte == UInt8(ascii: " ") : byte >= 0x80)
  }

  /// Unreserved characters, sub-delimiters, and what Go adds to them in hosts.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: Array("-_.~!$&'()*+,;=:[]<>\"".utf8).contains(byte)
    }
  }
}
