/// What follows a backslash.
extension Parser {
  /// An escape outside a class.
  mutating func parseEscape() throws(PatternError) {
    let start = at
    if at + 1 < bytes.count {
      let kind: ParserNode.Kind?
      switch bytes[at + 1] {
      case UInt8(ascii: "A"): kind = .beginText
      case UInt8(ascii: "z"): kind = .endText
      case UInt8(ascii: "b"): kind = .wordBoundary
      case UInt8(ascii: "B"): kind = .notWordBoundary
      case UInt8(ascii: "C"): throw .invalidEscape(at: start..<start + 2)
      case UInt8(ascii: "Q"): return try quotation()
      default: kind = nil
      }
      if let kind {
        at += 2
        _ = try stack.push(kind, start..<at)
        return
      }
    }
    if let set = try escapedClass() {
      try stack.pushSet(set, start..<at)
    } else {
      let point = try escapedPoint()
      try stack.pushLiteral(point, start..<at)
    }
  }

  /// `\Q…\E`, or `\Q` up to the end of the pattern.
  private mutating func quotation() throws(PatternError) {
    at += 2
    let close = end(of: "\\E", from: at)
    let end = close.map { $0 - 2 } ?? bytes.count
    while at < end {
      let start = at
      let (point, length) = UTF8Decoding.decode(bytes.span.extracting(0..<end), at)
      guard length > 0 else { throw .invalidUTF8(at: at..<at + 1) }
      at += length
      try stack.pushLiteral(point, start..<at)
    }
    at = close ?? bytes.count
  }

  /// An escape that means one character.
  mutating func escapedPoint() throws(PatternError) -> UInt32 {
    let start = at
    at += 1
    guard at < bytes.count else { throw .trailingBackslash(at: start..<at) }
    let point = try nextPoint()
    switch point {
    case UInt32(UInt8(ascii: "1"))...UInt32(UInt8(ascii: "7")):
      // One digit alone is a back-reference.
      guard let next = octalDigit else { throw .invalidEscape(at: start..<at) }
      at += 1
      return octal(after: (point - 48) * 8 + next, digits: 1)
    case UInt32(UInt8(ascii: "0")): return octal(after: 0, digits: 2)
    case UInt32(UInt8(ascii: "x")): return try hexadecimal(start)
    case UInt32(UInt8(ascii: "a")): return 7
    case UInt32(UInt8(ascii: "f")): return 12
    case UInt32(UInt8(ascii: "n")): return 10
    case UInt32(UInt8(ascii: "r")): return 13
    case UInt32(UInt8(ascii: "t")): return 9
    case UInt32(UInt8(ascii: "v")): return 11
    default:
      guard point < 0x80, !Self.isAlphanumeric(UInt8(truncatingIfNeeded: point)) else { throw .invalidEscape(at: start..<at) }
      return point
    }
  }

  private var octalDigit: UInt32? {
    guard at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[at]) else { return nil }
    return UInt32(bytes[at]) - 48
  }

  private mutating func octal(after value: UInt32, digits: Int) -> UInt32 {
    var value = value
    for _ in 0..<digits {
      guard let digit = octalDigit else { break }
      value = value * 8 + digit
      at += 1
    }
    return value
  }

  /// `\x7F` or `\x{10FFFF}`, after the `x`.
  private mutating func hexadecimal(_ start: Int) throws(PatternError) -> UInt32 {
    guard at < bytes.count else { throw .invalidEscape(at: start..<at) }
    let first = try nextPoint()
    guard first == UInt32(UInt8(ascii: "{")) else {
      guard at < bytes.count else { throw .invalidEscape(at: start..<at) }
      let second = try nextPoint()
      guard let high = Self.hexadecimalDigit(first), let low = Self.hexadecimalDigit(second) else { throw .invalidEscape(at: start..<at) }
      return high * 16 + low
    }
    var value: UInt32 = 0
    var count = 0
    while at < bytes.count {
      let next = try nextPoint()
      if next == UInt32(UInt8(ascii: "}")), count > 0 { return value }
      guard let digit = Self.hexadecimalDigit(next) else { break }
      value = value * 16 + digit
      guard value <= CharacterSet.last else { break }
      count += 1
    }
    throw .invalidEscape(at: start..<at)
  }

  private static func hexadecimalDigit(_ point: UInt32) -> UInt32? {
    switch point {
    case 0x30...0x39: point - 0x30
    case 0x41...0x46: point - 0x41 + 10
    case 0x61...0x66: point - 0x61 + 10
    default: nil
    }
  }
}
