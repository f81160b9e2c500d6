/// The texts that must not be seen in a log, and the `***` that stands for each.
struct Masks {
  private var needles: [[UInt8]] = []

  /// Hides `text` from now on, and each line of it.
  mutating func add(_ text: String) {
    add(bytes: Array(text.utf8))
    for line in text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }) { add(bytes: Array(line)) }
  }

  private mutating func add(bytes: [UInt8]) {
    guard bytes.contains(where: { $0 > 32 }), !needles.contains(bytes) else { return }
    needles.append(bytes)
    // The longest first: a mask inside another must not leave the rest of it to be seen.
    needles.sort { $0.count > $1.count }
  }

  /// `text` with every mask hidden; compared by bytes, so that a combining mark behind a secret does not save it.
  func hide(_ text: String) -> String {
    guard !needles.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var shown: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if let needle = needles.first(where: { bytes[i...].starts(with: $0) }) {
        shown += Array("***".utf8)
        i += needle.count
      } else {
        shown.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
