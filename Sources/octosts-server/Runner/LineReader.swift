/// Makes lines of bytes as they arrive. LF ends a line, a CR before it goes too.
struct LineReader {
  /// Bytes of a line that are kept.
  let limit: Int
  private var pending: [UInt8] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// The lines that `bytes` completes.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte == 10 {
        lines.append(text)
        pending = []
      } else if pending.count < limit {
        pending.append(byte)
      }
    }
    return lines
  }

  /// The last line when no LF ended it.
  var rest: String? { pending.isEmpty ? nil : text }

  private var text: String {
    String(decoding: pending.last == 13 ? pending.dropLast() : pending[...], as: UTF8.self)
  }
}
