/// An absolute `http` or `https` URL without user, query and fragment, in the parts that Go 1.26's `net/url` finds in it.
struct IssuerURL {
  enum Scheme {
    case http, https
  }

  let scheme: Scheme
  /// Host without port and brackets, percent-decoded; not empty, ASCII without controls and blanks.
  let host: [UInt8]
  /// Percent-decoded path; empty, or starts with a slash.
  let path: [UInt8]

  /// Reads `text`; nil when Go refuses it, or when a part is there that an issuer must not have.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) { return nil }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[(colon + 1)...].starts(with: "//".utf8),
      let scheme = Self.scheme(bytes[..<colon])
    else { return nil }
    let rest = bytes[(colon + 3)...]
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    guard let host = URLHost.name(rest[..<slash]), let path = Percent.decode(rest[slash...]) else { return nil }
    // Go lets any other byte into its host; the service then refuses these.
    if host.isEmpty || host.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) { return nil }
    self.scheme = scheme
    self.host = host
    self.path = path
  }

  /// Schemes have no case (RFC 3986 section 3.1).
  private static func scheme(_ bytes: ArraySlice<UInt8>) -> Scheme? {
    let lower = bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    if lower.elementsEqual("https".utf8) { return .https }
    if lower.elementsEqual("http".utf8) { return .http }
    return nil
  }
}

/// Percent-encoding as Go's `net/url` undoes it.
enum Percent {
  /// Decodes `bytes`; nil at a `%` without two hexadecimal digits, or where `allows` says no to a byte. `allows` is told whether the byte was
  /// encoded.
  static func decode(
    _ bytes: ArraySlice<UInt8>, allows: (_ byte: UInt8, _ encoded: Bool) -> Bool = { _, _ in true }
  ) -> [UInt8]? {
    var out: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        guard allows(byte, false) else { return nil }
        out.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
      guard allows(high << 4 | low, true) else { return nil }
      out.append(high << 4 | low)
    }
    return out
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
