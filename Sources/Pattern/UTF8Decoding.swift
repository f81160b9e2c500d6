/// UTF-8 as Go's `utf8.DecodeRune` reads it: no surrogates, nothing longer than it need be.
enum UTF8Decoding {
  /// What an invalid byte counts as.
  static let replacement: UInt32 = 0xFFFD

  /// The code point at `index`, and its length in bytes: zero where there is none.
  @inline(__always)
  static func decode(_ bytes: Span<UInt8>, _ index: Int) -> (point: UInt32, length: Int) {
    let left = bytes.count - index
    guard left > 0 else { return (replacement, 0) }
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    guard first >= 0xC2, first <= 0xF4, left > 1 else { return (replacement, 0) }
    let second = UInt32(bytes[index + 1])
    guard second & 0xC0 == 0x80 else { return (replacement, 0) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
    guard left > 2 else { return (replacement, 0) }
    let third = UInt32(bytes[index + 2])
    guard third & 0xC0 == 0x80 else { return (replacement, 0) }
    if first < 0xF0 {
      let point = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      return point < 0x800 || (point >= 0xD800 && point <= 0xDFFF) ? (replacement, 0) : (point, 3)
    }
    guard left > 3 else { return (replacement, 0) }
    let fourth = UInt32(bytes[index + 3])
    guard fourth & 0xC0 == 0x80 else { return (replacement, 0) }
    let point = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
    return point < 0x10000 || point > 0x10FFFF ? (replacement, 0) : (point, 4)
  }

  /// The code points of a text, an invalid byte being one of its own.
  static func points(_ bytes: Span<UInt8>) -> [UInt32] {
    var out: [UInt32] = []
    var index = 0
    while index < bytes.count {
      let (point, length) = decode(bytes, index)
      out.append(point)
      index += max(1, length)
    }
    return out
  }
}
