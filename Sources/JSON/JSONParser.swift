extension JSONValue {
  /// Reads one JSON text by the rules of Go's `encoding/json`: no byte order mark, no comments, at most 10,000 levels, nothing after the
  /// value; ill-formed UTF-8 and lone surrogates become U+FFFD. Recursion is not used, so depth costs no stack.
  public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
    var parser = JSONParser(Array(bytes))
    self = try parser.parse()
  }

  /// Reads the JSON in `text`.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}

/// Reads with stacks of its own: one of open containers, one of the finished values that they hold.
struct JSONParser {
  /// A container that is not closed yet, with where its first value lies in `values`, and its first name in `names`.
  private enum Open {
    case array(values: Int)
    case object(values: Int, names: Int)
  }

  private static let maximumDepth = 10_000
  private let bytes: [UInt8]
  private var at = 0
  private var open: [Open] = []
  private var values: [JSONValue] = []
  private var names: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parse() throws(JSONError) -> JSONValue {
    while true {
      guard var value = try begin() else { continue }
      // A value is complete: give it to the container around it, and close those that end here.
      closing: while true {
        guard let container = open.last else {
          skipSpace()
          if at < bytes.count { throw .trailingData(at: at) }
          return value
        }
        values.append(value)
        let byte = try next()
        switch (container, byte) {
        case (.array, UInt8(ascii: ",")): break closing
        case (.object, UInt8(ascii: ",")):
          names.append(try memberName())
          break closing
        case (.array(let start), UInt8(ascii: "]")): value = .array(takeValues(from: start))
        case (.object(let start, let firstName), UInt8(ascii: "}")):
          value = .object(zip(names[firstName...], takeValues(from: start)).map { JSONValue.Member($0, $1) })
          names.removeSubrange(firstName...)
        default: throw .unexpectedByte(byte, at: at - 1)
        }
        open.removeLast()
      }
    }
  }

  private mutating func takeValues(from start: Int) -> [JSONValue] {
    defer { values.removeSubrange(start...) }
    return Array(values[start...])
  }

  /// Reads a scalar or an empty container; nil when a container was opened.
  private mutating func begin() throws(JSONError) -> JSONValue? {
    let byte = try next()
    switch byte {
    case UInt8(ascii: "{"):
      try checkDepth()
      if isNext(UInt8(ascii: "}")) { return .object([]) }
      open.append(.object(values: values.count, names: names.count))
      names.append(try memberName())
      return nil
    case UInt8(ascii: "["):
      try checkDepth()
      if isNext(UInt8(ascii: "]")) { return .array([]) }
      open.append(.array(values: values.count))
      return nil
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      at -= 1
      return .number(try number())
    default: throw .unexpectedByte(byte, at: at - 1)
    }
  }

  /// Whether `byte` comes next after white space; read if so.
  private mutating func isNext(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private func checkDepth() throws(JSONError) {
    if open.count >= Self.maximumDepth { throw .tooDeep(at: at - 1) }
  }

  private mutating func memberName() throws(JSONError) -> String {
    let quote = try next()
    guard quote == UInt8(ascii: "\"") else { throw .unexpectedByte(quote, at: at - 1) }
    let name = try string()
    let colon = try next()
    guard colon == UInt8(ascii: ":") else { throw .unexpectedByte(colon, at: at - 1) }
    return name
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  /// The next byte after white space.
  private mutating func next() throws(JSONError) -> UInt8 {
    skipSpace()
    guard at < bytes.count else { throw .unexpectedEnd(at: at) }
    at += 1
    return bytes[at - 1]
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for i in 1..<text.utf8CodeUnitCount {
      guard at < bytes.count else { throw .unexpectedEnd(at: at) }
      guard bytes[at] == text.utf8Start[i] else { throw .unexpectedByte(bytes[at], at: at) }
      at += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    guard at < bytes.count else { throw .unexpectedEnd(at: at) }
    guard isDigit(bytes[at]) else { throw .unexpectedByte(bytes[at], at: at) }
    while at < bytes.count, isDigit(bytes[at]) { at += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Reads a string after its opening quote.
  private mutating func string() throws(JSONError) -> String {
    var start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20, bytes[at] < 0x80 {
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<at - 1], as: UTF8.self)
    }
    var out = Array(bytes[start..<at])
    start = at
    while true {
      guard at < bytes.count else { throw .unexpectedEnd(at: at) }
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        at += 1
        try escape(into: &out)
      case 0..<0x20: throw .unexpectedByte(byte, at: at)
      case 0x20..<0x80:
        at += 1
        out.append(byte)
      default: copyScalar(into: &out)
      }
    }
  }

  /// Copies one well-formed UTF-8 sequence, or replaces one byte (Go's `utf8.DecodeRune`).
  private mutating func copyScalar(into out: inout [UInt8]) {
    let first = bytes[at]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(at + length, bytes.count)
    let slice = bytes[at..<end]
    if slice.count == length, String(validating: slice, as: UTF8.self) != nil {
      out.append(contentsOf: slice)
      at = end
    } else {
      out.append(contentsOf: [0xEF, 0xBF, 0xBD])
      at += 1
    }
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard at < bytes.count else { throw .unexpectedEnd(at: at) }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      var scalar = UnicodeScalar(unit)
      if scalar == nil, unit < 0xDC00, at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
        let mark = at
        at += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          scalar = UnicodeScalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        } else {
          at = mark
        }
      }
      out.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
    default: throw .unexpectedByte(byte, at: at - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count else { throw .unexpectedEnd(at: at) }
      guard let digit = Character(UnicodeScalar(bytes[at])).hexDigitValue, bytes[at] < 0x80 else {
        throw .unexpectedByte(bytes[at], at: at)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}
