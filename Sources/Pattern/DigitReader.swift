/// Reads the numbers of a table in `UnicodeData`: base-32 digits, low digit first, a digit above 31 says that another follows.
struct DigitReader {
  private let text: StaticString
  private var at = 0

  init(_ text: StaticString) {
    self.text = text
  }

  /// The next number, or nil at the end of the table.
  mutating func next() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while at < text.utf8CodeUnitCount {
      let digit = text.withUTF8Buffer { Self.value(of: $0[at]) }
      at += 1
      value |= (digit & 31) << shift
      if digit < 32 { return value }
      shift += 5
    }
    return nil
  }

  /// The next number with its sign in the lowest bit.
  mutating func nextSigned() -> Int? {
    next().map { $0 & 1 == 0 ? Int($0 >> 1) : -Int($0 >> 1) - 1 }
  }

  private static func value(of digit: UInt8) -> UInt32 {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) + 4
    case UInt8(ascii: "-"): 62
    default: 63
    }
  }
}

extension StaticString {
  /// The words of the text, which spaces separate.
  var words: [Substring] {
    withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(separator: " ")
  }
}
