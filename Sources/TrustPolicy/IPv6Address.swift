/// IPv6 addresses in text, as Go's `netip.ParseAddr` takes them.
enum IPv6Address {
  /// Whether `text` is an IPv6 address, with or without `%zone`; plain IPv4 is not.
  static func isWellFormed(_ text: ArraySlice<UInt8>) -> Bool {
    let zoneMark = text.firstIndex(of: UInt8(ascii: "%")) ?? text.endIndex
    if zoneMark == text.endIndex - 1 { return false }
    let address = text[..<zoneMark]
    guard let gap = address.firstRange(of: Array("::".utf8)) else { return fields(address, last: true) == 8 }
    guard let left = fields(address[..<gap.lowerBound], last: false), let right = fields(address[gap.upperBound...], last: true)
    else { return false }
    // The gap stands for one field of zeros at least.
    return left + right <= 7
  }

  /// Counts the 16-bit fields between colons; nil when one is malformed. An IPv4 address may close the address and counts as two.
  private static func fields(_ text: ArraySlice<UInt8>, last: Bool) -> Int? {
    if text.isEmpty { return 0 }
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    for (i, part) in parts.enumerated() {
      if part.contains(UInt8(ascii: ".")) {
        guard last, i == parts.count - 1, isIPv4(part) else { return nil }
        count += 2
      } else {
        guard (1...4).contains(part.count), part.allSatisfy(isHexadecimal) else { return nil }
        count += 1
      }
    }
    return count
  }

  private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return octets.count == 4
      && octets.allSatisfy { octet in
        guard (1...3).contains(octet.count), octet.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return false }
        if octet.count > 1, octet.first == UInt8(ascii: "0") { return false }
        return octet.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
    default: false
    }
  }
}
