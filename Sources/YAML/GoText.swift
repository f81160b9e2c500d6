/// Go's reading of bytes as text: each byte that is no part of well-formed UTF-8 becomes a U+FFFD of its own.
enum GoText {
  static func decode(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var out = ""
    var at = 0
    while at < bytes.count {
      let width = bytes[at] < 0x80 ? 1 : bytes[at] >= 0xF0 ? 4 : bytes[at] >= 0xE0 ? 3 : 2
      let end = min(at + width, bytes.count)
      if let text = String(validating: bytes[at..<end], as: UTF8.self), text.unicodeScalars.count == 1 {
        out += text
        at = end
      } else {
        out += "\u{FFFD}"
        at += 1
      }
    }
    return out
  }
}
