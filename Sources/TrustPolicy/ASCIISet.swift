/// A set of ASCII characters; asking costs a shift.
struct ASCIISet: Sendable {
  private var words: (low: UInt64, high: UInt64) = (0, 0)

  /// The characters of `text`, which is ASCII.
  init(_ text: StaticString) {
    precondition(text.isASCII, "an ASCII set is written in ASCII")
    for i in 0..<text.utf8CodeUnitCount { insert(text.utf8Start[i]) }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { words.low |= 1 << UInt64(byte) } else { words.high |= 1 << UInt64(byte - 64) }
  }

  /// Whether `byte` is in the set; no byte above ASCII is.
  func contains(_ byte: UInt8) -> Bool {
    let word = byte < 64 ? words.low : byte < 128 ? words.high : 0
    return word >> UInt64(byte & 63) & 1 == 1
  }

  func union(_ other: ASCIISet) -> ASCIISet {
    var union = self
    union.words = (words.low | other.words.low, words.high | other.words.high)
    return union
  }

  /// Letters and digits.
  static let alphanumerics = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
