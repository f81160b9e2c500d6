extension JSONValue {
  /// How a value is laid out.
  public enum Layout: Sendable {
    /// No white space.
    case compact
    /// Two blanks a level, a line a member.
    case indented
  }

  /// The JSON text of this value; the same value gives the same bytes. Controls, DEL, U+2028, U+2029 and bidirectional controls are escaped,
  /// so the text can be shown on a terminal.
  public func text(_ layout: Layout = .compact) -> String {
    var out = ""
    write(to: &out, layout, depth: 0)
    return out
  }

  private func write(to out: inout String, _ layout: Layout, depth: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let literal): out += literal
    case .string(let text): Self.quote(text, to: &out)
    case .array(let elements):
      Self.enclose("[", "]", elements, to: &out, layout, depth: depth) { element, out in
        element.write(to: &out, layout, depth: depth + 1)
      }
    case .object(let members):
      Self.enclose("{", "}", members, to: &out, layout, depth: depth) { member, out in
        Self.quote(member.name, to: &out)
        out += layout == .compact ? ":" : ": "
        member.value.write(to: &out, layout, depth: depth + 1)
      }
    }
  }

  private static func enclose<Item>(
    _ open: String, _ close: String, _ items: [Item], to out: inout String, _ layout: Layout, depth: Int,
    _ write: (Item, inout String) -> Void
  ) {
    out += open
    for (i, item) in items.enumerated() {
      if i > 0 { out += "," }
      if layout == .indented { out += "\n" + String(repeating: "  ", count: depth + 1) }
      write(item, &out)
    }
    if layout == .indented, !items.isEmpty { out += "\n" + String(repeating: "  ", count: depth) }
    out += close
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\""
      case 0x5C: out += "\\\\"
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0x09: out += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
