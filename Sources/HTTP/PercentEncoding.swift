extension String {
  /// The UTF-8 of the text with every byte but RFC 3986's unreserved ones (section 2.3) as `%XX`: safe in any part of a URL.
  public var percentEncoded: String {
    var out = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return out
  }
}
