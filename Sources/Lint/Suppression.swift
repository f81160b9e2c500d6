import Source

/// A comment that takes findings back: `# octosts: ignore[RULE] REASON`, on the line or on one of its own above it.
struct Suppression {
  /// The id in brackets.
  let rule: String
  /// Where that id stands.
  let span: Span
  /// The line, from 1, that it is about.
  let line: Int

  /// All suppressions of a file, in its order.
  static func all(in source: SourceText) -> [Suppression] {
    let marker = Array("# octosts: ignore[".utf8)
    guard mentions(source.bytes) else { return [] }
    let lines = source.lines
    var found: [Suppression] = []
    /// The line that the last comment of a row is about.
    var following = 0
    for number in 1...lines.count {
      let span = lines.line(number)
      let text = source.bytes[span.start..<span.end]
      guard let start = text.firstRange(of: marker), start.lowerBound == span.start || isBlank(source.bytes[start.lowerBound - 1]) else {
        continue
      }
      guard let end = text[start.upperBound...].firstIndex(of: UInt8(ascii: "]")) else { continue }
      let isAlone = text[..<start.lowerBound].allSatisfy(isBlank)
      if isAlone, number + 1 > following { following = next(after: number, in: source, lines) }
      let line = isAlone ? following : number
      for part in text[start.upperBound..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        let name = part.drop(while: isBlank).prefix { !isBlank($0) }
        let id = String(decoding: name, as: UTF8.self)
        found.append(Suppression(rule: id, span: Span(name.startIndex, name.endIndex), line: line))
      }
    }
    return found
  }

  /// Whether `# o` is in there at all: most files need no look at their lines.
  private static func mentions(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast(2).contains { bytes[$0] == UInt8(ascii: "#") && bytes[$0 + 2] == UInt8(ascii: "o") }
    }
  }

  /// The first line after `number` that is no comment.
  private static func next(after number: Int, in source: SourceText, _ lines: LineMap) -> Int {
    var line = number + 1
    while line <= lines.count {
      let span = lines.line(line)
      let first = source.bytes[span.start..<span.end].first { !isBlank($0) }
      if first != UInt8(ascii: "#") { return line }
      line += 1
    }
    return line
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
