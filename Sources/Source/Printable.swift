extension String {
  /// The text with everything that a terminal would act upon shown as an escape: C0 and C1 controls, DEL, line and paragraph
  /// separators, bidirectional controls, and the invisible format characters. Line feeds stay only where `keepingLines`.
  public func printable(keepingLines: Bool = false, limit: Int = 4096) -> String {
    // Most texts have nothing to escape.
    if utf8.count <= limit, utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var out = ""
    var count = 0
    for scalar in unicodeScalars {
      if count == limit {
        out += "…"
        break
      }
      count += 1
      switch scalar.value {
      case 0x0A where keepingLines: out += "\n"
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0x09: out += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE007F:
        out += "\\u{\(String(scalar.value, radix: 16))}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
