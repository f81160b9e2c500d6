/// Percent-encoding as Go's `net/url` undoes it.
enum Percent {
  /// Decodes `bytes`: nil at a `%` without two hexadecimal digits, at a byte that is not in `plain`, and at an encoded one that is not in
  /// `encoded`.
  static func decode(_ bytes: ArraySlice<UInt8>, plain: ASCIISet, encoded: ASCIISet) -> ArraySlice<UInt8>? {
    if bytes.allSatisfy(plain.contains) { return bytes }
    var out: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        guard plain.contains(byte) else { return nil }
        out.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal),
        encoded.contains(high << 4 | low)
      else { return nil }
      out.append(high << 4 | low)
    }
    return out[...]
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
