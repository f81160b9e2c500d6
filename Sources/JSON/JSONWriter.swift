extension JSONValue {
  /// How a value is laid out.
  public enum Layout: Sendable {
    /// No white space.
    case compact
    /// Two blanks a level up to 32 levels, a line a member.
    case indented
  }

  /// The JSON text of this value; the same value gives the same bytes. Controls, DEL, U+2028, U+2029 and bidirectional controls are escaped,
  /// so the text can be shown on a terminal.
  public func text(_ layout: Layout = .compact) -> String {
    var writer = JSONWriter(layout)
    writer.write(self)
    return writer.out
  }
}

/// Writes with a stack of open containers of its own, so depth costs no stack.
private struct JSONWriter {
  private struct Open {
    /// What is still to be written, last first.
    var members: [(name: String?, value: JSONValue)]
    var close: String
  }

  /// Holds the size of indented text to a multiple of the value's: without it 10,000 levels would take 200 MB.
  private static let deepestIndent = 32
  private let layout: JSONValue.Layout
  private var open: [Open] = []
  private(set) var out = ""

  init(_ layout: JSONValue.Layout) {
    self.layout = layout
  }

  mutating func write(_ value: JSONValue) {
    begin(value)
    while let container = open.indices.last {
      guard let member = open[container].members.popLast() else {
        let close = open.removeLast().close
        newLine()
        out += close
        continue
      }
      if out.utf8.last != UInt8(ascii: "["), out.utf8.last != UInt8(ascii: "{") { out += "," }
      newLine()
      if let name = member.name {
        quote(name)
        out += layout == .compact ? ":" : ": "
      }
      begin(member.value)
    }
  }

  /// Writes a scalar or an empty container, or opens a container.
  private mutating func begin(_ value: JSONValue) {
    switch value {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let literal): out += literal
    case .string(let text): quote(text)
    case .array([]): out += "[]"
    case .object([]): out += "{}"
    case .array(let elements):
      out += "["
      open.append(Open(members: elements.reversed().map { (nil, $0) }, close: "]"))
    case .object(let members):
      out += "{"
      open.append(Open(members: members.reversed().map { ($0.name, $0.value) }, close: "}"))
    }
  }

  private mutating func newLine() {
    if layout == .indented { out += "\n" + String(repeating: "  ", count: min(open.count, Self.deepestIndent)) }
  }

  private mutating func quote(_ text: String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\""
      case 0x5C: out += "\\\\"
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0x09: out += "\\t"
      // The Actions runner acts upon `##[name]` anywhere in a line of a log.
      case 0x5B where out.utf8.suffix(2).elementsEqual("##".utf8): out += "\\u005b"
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
