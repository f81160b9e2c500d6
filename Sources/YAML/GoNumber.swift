/// Go's `strconv` where its rules differ from Swift's.
enum GoNumber {
  /// `ParseInt(text, 0, 64)`: an optional sign, a base prefix in either case, a leading 0 for octal. No underscores here.
  static func integer(_ text: String) -> Int? {
    let (digits, radix) = base(unsigned: text.drop { $0 == "+" || $0 == "-" })
    let sign = text.prefix { $0 == "+" || $0 == "-" }
    guard sign.count <= 1, isDigits(digits) else { return nil }
    return Int(sign + digits, radix: radix)
  }

  /// `ParseUint(text, 0, 64)`: no sign.
  static func unsigned(_ text: String) -> UInt64? {
    let (digits, radix) = base(unsigned: text[...])
    return isDigits(digits) ? UInt64(digits, radix: radix) : nil
  }

  /// `ParseInt(text, radix, 64)` for a base that is given.
  static func integer(_ text: String, radix: Int) -> Int? {
    Int(text, radix: radix)
  }

  private static func base(unsigned text: Substring) -> (Substring, Int) {
    guard text.first == "0", text.utf8.count > 1 else { return (text, 10) }
    return switch text.dropFirst().first {
    case "x", "X": (text.dropFirst(2), 16)
    case "o", "O": (text.dropFirst(2), 8)
    case "b", "B": (text.dropFirst(2), 2)
    default: (text.dropFirst(), 8)
    }
  }

  private static func isDigits(_ text: Substring) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first != UInt8(ascii: "+") && first != UInt8(ascii: "-")
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  static func isDecimalFloat(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      if whole.isEmpty, fraction.isEmpty { return false }
      rest = rest.dropFirst(fraction.count + 1)
    } else if whole.isEmpty {
      return false
    }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// `ParseFloat(text, 64)` of a decimal number, whose digits may be parted by single underscores. Nil when out of range.
  static func float(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      guard i > 0, i + 1 < bytes.count else { return nil }
      for neighbour in [bytes[i - 1], bytes[i + 1]] where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(neighbour) { return nil }
    }
    let plain = text.filter { $0 != "_" }
    guard isDecimalFloat(plain), let value = Double(plain), value.isFinite else { return nil }
    return value
  }

  /// `FormatFloat(value, 'g', -1, 32)`: the shortest digits that give the value back in 32 bits.
  static func text32(_ value: Double) -> String {
    let value = Float(value)
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0" }
    // Swift's description has the shortest digits; only where the point and the exponent go differs.
    let parts = value.magnitude.description.split(separator: "e")
    let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = number[0]
    let fraction = number.count > 1 ? number[1] : ""
    let written = Array((whole + fraction).utf8)
    let leading = written.prefix { $0 == UInt8(ascii: "0") }.count
    var digits = Array(written.dropFirst(leading))
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.utf8.count - leading - 1
    func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
    // With the shortest precision Go takes the exponent form below -4 and from 6 on, however many digits there are.
    if exponent < -4 || exponent >= 6 {
      let mantissa = text(digits.prefix(1)) + (digits.count > 1 ? "." + text(digits.dropFirst()) : "")
      let magnitude = exponent.magnitude
      return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + String(magnitude)
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text(digits) }
    if digits.count <= exponent + 1 {
      return sign + text(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return sign + text(digits.prefix(exponent + 1)) + "." + text(digits.dropFirst(exponent + 1))
  }
}
