import Source

/// The characters of a file, given out in the portions in which yaml.v2 buffers them.
///
/// The portions decide verdicts: what follows the first document is never read, but a forbidden character in a portion that was already
/// buffered still refuses the file. A portion is what 512 raw bytes hold.
struct Characters {
  private static let portion = 512
  static let byteOrderMark: UnicodeScalar = "\u{FEFF}"

  /// All characters up to the first that is refused, then zeros.
  private(set) var scalars: [UnicodeScalar] = []
  /// Byte offset of each character, and of the end.
  private var offsets: [Int] = []
  /// How many characters are loaded after each portion.
  private var portions: [Int] = []
  private var problem: YAMLError?
  private var loadedPortions = 0
  private var loaded = 0
  private var length = 0

  /// Index of the next character.
  private(set) var position = 0
  /// Where the buffer of yaml.v2 would start now; its test for a byte order mark looks there.
  private(set) var bufferStart = 0

  init(_ bytes: [UInt8]) {
    scalars.reserveCapacity(bytes.count + 8)
    offsets.reserveCapacity(bytes.count + 8)
    decode(bytes.isEmpty ? [0x0A] : bytes)
    length = scalars.count
    offsets.append(bytes.count)
    // Room to look ahead without a test for the end.
    scalars.append(contentsOf: repeatElement("\0", count: 16))
  }

  /// Makes sure that `count` characters are buffered from the position on, or that the end is.
  mutating func ensure(_ count: Int) throws(YAMLError) {
    if loaded - position >= count || loadedPortions > portions.count { return }
    bufferStart = position
    while loaded - position < count, loadedPortions <= portions.count {
      if loadedPortions == portions.count {
        // The end of the file, or the place where decoding stopped.
        if let problem { throw problem }
        loadedPortions += 1
        loaded = length + 1
        return
      }
      loaded = portions[loadedPortions]
      loadedPortions += 1
    }
  }

  /// The character `ahead` of the position; 0 at and after the end.
  @inline(__always)
  func peek(_ ahead: Int = 0) -> UnicodeScalar {
    let i = position + ahead
    return i < scalars.count ? scalars[i] : "\0"
  }

  mutating func advance(_ count: Int = 1) {
    position = min(position + count, length)
  }

  /// Byte offset of the character at `index`.
  func offset(_ index: Int) -> Int {
    offsets[min(index, offsets.count - 1)]
  }

  func span(_ start: Int, _ end: Int) -> Span {
    Span(offset(start), offset(end))
  }
}

extension Characters {
  private enum Encoding {
    case utf8
    case utf16(bigEndian: Bool)
  }

  /// Decodes everything up to the first problem, noting where the portions end.
  private mutating func decode(_ bytes: [UInt8]) {
    var encoding = Encoding.utf8
    var at = 0
    if bytes.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16(bigEndian: false)
      at = 2
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(bigEndian: true)
      at = 2
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
    }
    var read = min(Self.portion, bytes.count)
    while true {
      while at < read {
        guard let (scalar, width) = decodeOne(bytes, at, end: read, encoding) else { break }
        guard problem == nil, Self.isAllowed(scalar.value) else {
          let code = String(scalar.value, radix: 16, uppercase: true)
          problem = problem ?? .unreadable("character U+\(code) is not allowed", at: Span(at, at + width))
          return
        }
        scalars.append(scalar)
        offsets.append(at)
        at += width
      }
      portions.append(scalars.count)
      if read == bytes.count {
        // That a last character is not complete is noticed only by who asks for more.
        if at < read { problem = .unreadable("the last character is not complete", at: Span(at, read)) }
        return
      }
      read = min(at + Self.portion, bytes.count)
    }
  }

  /// One character; nil when it is not complete in this portion. Sets `problem` where it is ill-formed.
  private mutating func decodeOne(
    _ bytes: [UInt8], _ at: Int, end: Int, _ encoding: Encoding
  ) -> (UnicodeScalar, Int)? {
    switch encoding {
    case .utf8:
      let first = bytes[at]
      if first < 0x80 { return (UnicodeScalar(first), 1) }
      let width = first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : first >> 3 == 0b11110 ? 4 : 0
      if width == 0 { return refuse("ill-formed UTF-8", at, 1) }
      if at + width > end { return nil }
      var scalar = UInt32(first) & (0xFF >> UInt32(width + 1))
      for byte in bytes[at + 1..<at + width] {
        guard byte & 0xC0 == 0x80 else { return refuse("ill-formed UTF-8", at, width) }
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      }
      let least: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
      guard scalar >= least, let scalar = UnicodeScalar(scalar) else { return refuse("ill-formed UTF-8", at, width) }
      return (scalar, width)
    case .utf16(let bigEndian):
      func unit(_ i: Int) -> UInt32 {
        bigEndian ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
      }
      if at + 2 > end { return nil }
      let high = unit(at)
      if let scalar = UnicodeScalar(high) { return (scalar, 2) }
      if high & 0xFC00 == 0xDC00 { return refuse("ill-formed UTF-16", at, 2) }
      if at + 4 > end { return nil }
      let low = unit(at + 2)
      guard low & 0xFC00 == 0xDC00, let scalar = UnicodeScalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)) else {
        return refuse("ill-formed UTF-16", at, 4)
      }
      return (scalar, 4)
    }
  }

  private mutating func refuse(_ text: String, _ at: Int, _ width: Int) -> (UnicodeScalar, Int) {
    problem = .unreadable(text, at: Span(at, at + width))
    return ("\0", width)
  }

  /// The characters that YAML 1.1 allows in a stream.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
