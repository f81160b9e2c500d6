/// The text of a scalar while it is read, as UTF-8.
struct ScalarText {
  private var utf8: [UInt8] = []

  var isEmpty: Bool { utf8.isEmpty }

  /// Whether it begins with a line break that folds; U+2028 and U+2029 do not.
  var startsWithLineFeed: Bool { utf8.first == 0x0A }

  var string: String { String(decoding: utf8, as: UTF8.self) }

  mutating func append(_ scalar: UnicodeScalar) {
    if scalar.isASCII {
      utf8.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  mutating func append(contentsOf other: ScalarText) {
    utf8.append(contentsOf: other.utf8)
  }
}
