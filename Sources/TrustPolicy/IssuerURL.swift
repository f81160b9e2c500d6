/// An absolute `http` or `https` URL in the parts that Go 1.26's `net/url` finds in it, without those that an issuer must not have: user, query,
/// fragment, a host beyond ASCII, a path of other than plain characters.
struct IssuerURL {
  enum Scheme {
    case http, https
  }

  private static let pathCharacters = ASCIISet.alphanumerics.union(ASCIISet("-._~/"))

  let scheme: Scheme
  /// Host without port and brackets, percent-decoded; not empty.
  let host: ArraySlice<UInt8>
  /// Percent-decoded path; empty, or starts with a slash.
  let path: ArraySlice<UInt8>

  /// Reads `text`; nil when Go refuses it, or when it has a part too much.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[(colon + 1)...].starts(with: "//".utf8),
      let scheme = Self.scheme(bytes[..<colon])
    else { return nil }
    let rest = bytes[(colon + 3)...]
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    guard let host = URLHost.name(rest[..<slash]), !host.isEmpty,
      let path = Percent.decode(rest[slash...], plain: Self.pathCharacters, encoded: Self.pathCharacters)
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.path = path
  }

  /// Schemes have no case (RFC 3986 section 3.1).
  private static func scheme(_ bytes: ArraySlice<UInt8>) -> Scheme? {
    let isUpper = { (byte: UInt8) in byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    let lower = bytes.lazy.map { isUpper($0) ? $0 | 0x20 : $0 }
    if lower.elementsEqual("https".utf8) { return .https }
    if lower.elementsEqual("http".utf8) { return .http }
    return nil
  }
}
