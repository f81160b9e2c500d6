import Source

/// Where each byte of a scalar's text stands in the file: the way back through quotes, escapes, indentation and folding.
public struct ScalarMap: Sendable {
  /// For each UTF-8 byte of the text the place of the character that it belongs to.
  private let places: [Span]
  /// Where the text ends in the file, before a closing quote.
  private let end: Int

  /// The place of a part of the text, given in UTF-8 offsets; an empty part lies before the character at its start.
  public func span(_ part: Range<Int>) -> Span {
    let start = part.lowerBound < places.count ? places[max(part.lowerBound, 0)].start : end
    guard part.upperBound > part.lowerBound, !places.isEmpty else { return Span(start, start) }
    return Span(start, places[min(part.upperBound, places.count) - 1].end)
  }

  /// Reads `node` of the UTF-8 file `bytes` again; nil for what is no scalar and for what does not read the same, as in UTF-16.
  public init?(_ node: Node, in bytes: [UInt8]) {
    guard case .scalar(let text, let style) = node.content, node.span.end <= bytes.count else { return nil }
    var reader = ScalarReader(Array(bytes[node.span.start..<node.span.end]), Array(text.unicodeScalars), style)
    guard reader.read() else { return nil }
    let start = node.span.start
    places = reader.places.map { Span($0.start + start, $0.end + start) }
    end = reader.position + start
  }
}

/// Walks through the written and the read form of a scalar at once.
private struct ScalarReader {
  let bytes: [UInt8]
  let scalars: [UnicodeScalar]
  let style: Node.Style
  var places: [Span] = []
  var position = 0
  private var next = 0

  init(_ bytes: [UInt8], _ scalars: [UnicodeScalar], _ style: Node.Style) {
    self.bytes = bytes
    self.scalars = scalars
    self.style = style
  }

  /// Whether all of the text was found again.
  mutating func read() -> Bool {
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: position = 1
    case .literal, .folded:
      while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      // The indentation of the first line; what of it belongs to the text is taken back.
      let blanks = scalars.prefix { Self.isBlank($0) }.count
      while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
      let lineStart = position
      position = blanks == 0 ? lineStart : max(lineStart - blanks, 0)
    }
    while next < scalars.count {
      guard position < bytes.count, step() else { return false }
    }
    return true
  }

  private mutating func step() -> Bool {
    let byte = bytes[position]
    if style == .doubleQuoted, byte == UInt8(ascii: "\\") { return escape() }
    if style == .singleQuoted, byte == UInt8(ascii: "'") { return take(2) }
    if Self.isBlank(byte) {
      let run = bytes[position...].prefix(while: Self.isBlank)
      if run.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return takeBlanks(run.count) }
    }
    let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard position + width <= bytes.count else { return false }
    guard Array(String(Character(scalars[next])).utf8).elementsEqual(bytes[position..<position + width]) else { return false }
    return take(width)
  }

  private mutating func escape() -> Bool {
    guard position + 1 < bytes.count else { return false }
    switch bytes[position + 1] {
    case 0x0A, 0x0D:
      // A folded line without a space: nothing of it is in the text.
      position += 1
      while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
      return true
    case UInt8(ascii: "x"): return take(4)
    case UInt8(ascii: "u"): return take(6)
    case UInt8(ascii: "U"): return take(10)
    default: return take(2)
    }
  }

  /// The next character is what `width` bytes stand for.
  private mutating func take(_ width: Int) -> Bool {
    let span = Span(position, min(position + width, bytes.count))
    places += repeatElement(span, count: UTF8.width(scalars[next]))
    next += 1
    position = span.end
    return true
  }

  /// Blanks over a line end: whatever they were folded to stands for all of them.
  private mutating func takeBlanks(_ width: Int) -> Bool {
    let span = Span(position, position + width)
    while next < scalars.count, Self.isBlank(scalars[next]) {
      places += repeatElement(span, count: UTF8.width(scalars[next]))
      next += 1
    }
    position += width
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isBlank(_ scalar: UnicodeScalar) -> Bool {
    scalar.value < 0x80 && isBlank(UInt8(scalar.value))
  }
}
