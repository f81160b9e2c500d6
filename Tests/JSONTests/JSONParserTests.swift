import JSON
import Testing

struct JSONParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var value: JSONValue

    init(_ text: String, _ value: JSONValue) {
      self.text = text
      self.value = value
    }

    var testDescription: String { text }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: String
    var error: JSONError

    init(_ text: String, _ error: JSONError) {
      self.text = text
      self.error = error
    }

    var testDescription: String { text }
  }

  @Test(
    "numbers stay as they were written",
    arguments: ["0", "-0", "1.0", "1e3", "1E+3", "-12.50e-07", "0.0", "0e0", "1e999", "123456789012345678901234567890"])
  func number(text: String) throws {
    #expect(try JSONValue(parsing: text) == .number(text))
    #expect(try JSONValue(parsing: "[\(text)]") == .array([.number(text)]))
  }

  @Test(
    "what JSON does not call a number is refused",
    arguments: [
      "01", "-", "-x", "+1", ".5", "1.", "1.e3", "1e", "1e+", "1e-x", "0x10", "1_0", "NaN", "Infinity", "-Infinity", "--1", "1.2.3", "00",
    ])
  func notNumber(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: "[\(text)]") }
  }

  @Test(
    "values are read",
    arguments: [
      Case("null", .null), Case("true", true), Case("false", false), Case(" \t\r\n1 \t\r\n", 1), Case("[]", []), Case("[ ]", []),
      Case("{}", [:]), Case("{ }", [:]), Case("[1,[2,[]],{}]", [1, [2, []], [:]]),
      Case("{\"a\":{\"b\":[null]},\"c\":1}", ["a": ["b": [.null]], "c": 1]),
      Case("[{\"a\":1},{\"a\":[{\"b\":2}]},3]", [["a": 1], ["a": [["b": 2]]], 3]), Case("{\"a\" : 1 , \"b\" : 2 }", ["a": 1, "b": 2]),
      Case("{\"\":\"\"}", ["": ""]), Case("{\"a\":1,\"b\":2,\"a\":3}", ["a": 1, "b": 2, "a": 3]),
    ])
  func value(_ row: Case) throws {
    #expect(try JSONValue(parsing: row.text) == row.value)
  }

  @Test(
    "escapes and surrogates read as Go reads them",
    arguments: [
      Case(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), Case(#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"), Case(#""\u0000""#, "\0"),
      Case(#""\ud83d\ude00""#, "😀"), Case(#""\uD83D\uDE00""#, "😀"), Case(#""\ud800""#, "\u{FFFD}"), Case(#""\udc00""#, "\u{FFFD}"),
      Case(#""\ud800\ud800""#, "\u{FFFD}\u{FFFD}"), Case(#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"), Case(#""\ud800\u0041""#, "\u{FFFD}A"),
      Case(#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"), Case(#""\ud800x""#, "\u{FFFD}x"), Case(#""\ud800\n""#, "\u{FFFD}\n"),
      Case("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
      Case(#""\ud83d\u""#.replacing("\\u\"", with: "\""), "\u{FFFD}"),
    ])
  func string(_ row: Case) throws {
    #expect(try JSONValue(parsing: row.text) == row.value)
  }

  @Test(
    "each byte that is not UTF-8 becomes one U+FFFD",
    arguments: [
      ([0xFF], 1), ([0x80], 1), ([0xC0, 0xAF], 2), ([0xC3], 1), ([0xE2, 0x82], 2), ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x9F, 0x98], 3),
      ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5, 0x80, 0x80, 0x80], 4), ([0xF8, 0x88, 0x80, 0x80, 0x80], 5),
    ] as [([UInt8], Int)])
  func illFormed(bytes: [UInt8], count: Int) throws {
    let quote = [UInt8(ascii: "\"")]
    #expect(try JSONValue(parsing: quote + bytes + quote) == .string(String(repeating: "\u{FFFD}", count: count)))
    let between = Array("\"é".utf8) + bytes + Array("€x\"".utf8)
    #expect(try JSONValue(parsing: between) == .string("é" + String(repeating: "\u{FFFD}", count: count) + "€x"))
  }

  @Test(
    "what is not JSON is refused at its place",
    arguments: [
      Refusal("", .unexpectedEnd(at: 0)), Refusal("  ", .unexpectedEnd(at: 2)), Refusal("{", .unexpectedEnd(at: 1)),
      Refusal("[1", .unexpectedEnd(at: 2)),
      Refusal("[1,", .unexpectedEnd(at: 3)), Refusal("[1,]", .unexpectedByte(0x5D, at: 3)),
      Refusal("{\"a\":1,}", .unexpectedByte(0x7D, at: 7)),
      Refusal("{\"a\"}", .unexpectedByte(0x7D, at: 4)), Refusal("{\"a\":}", .unexpectedByte(0x7D, at: 5)),
      Refusal("{a:1}", .unexpectedByte(0x61, at: 1)),
      Refusal("{1:1}", .unexpectedByte(0x31, at: 1)), Refusal("[1}", .unexpectedByte(0x7D, at: 2)),
      Refusal("{\"a\":1]", .unexpectedByte(0x5D, at: 6)),
      Refusal("[1 2]", .unexpectedByte(0x32, at: 3)), Refusal("'x'", .unexpectedByte(0x27, at: 0)),
      Refusal("\u{FEFF}1", .unexpectedByte(0xEF, at: 0)),
      Refusal("1 2", .trailingData(at: 2)), Refusal("{} {}", .trailingData(at: 3)), Refusal("{}\0", .trailingData(at: 2)),
      Refusal("null//", .trailingData(at: 4)),
      Refusal("/**/1", .unexpectedByte(0x2F, at: 0)), Refusal("tru", .unexpectedEnd(at: 3)), Refusal("trux", .unexpectedByte(0x78, at: 3)),
      Refusal("nUll", .unexpectedByte(0x55, at: 1)), Refusal("\u{B}1", .unexpectedByte(0x0B, at: 0)), Refusal("\"", .unexpectedEnd(at: 1)),
      Refusal("\"a", .unexpectedEnd(at: 2)), Refusal("\"é", .unexpectedEnd(at: 3)), Refusal("\"\\", .unexpectedEnd(at: 2)),
      Refusal("\"\\u12", .unexpectedEnd(at: 5)),
      Refusal("\"\\u12G4\"", .unexpectedByte(0x47, at: 5)), Refusal("\"\\x\"", .unexpectedByte(0x78, at: 2)),
      Refusal("\"\t\"", .unexpectedByte(0x09, at: 1)),
      Refusal("\"é\n\"", .unexpectedByte(0x0A, at: 3)), Refusal("1.", .unexpectedEnd(at: 2)), Refusal("-", .unexpectedEnd(at: 1)),
      Refusal("\"\\ud800\\uZZZZ\"", .unexpectedByte(0x5A, at: 9)),
    ])
  func refusal(_ row: Refusal) {
    #expect(throws: row.error) { try JSONValue(parsing: row.text) }
    #expect(row.error.offset <= row.text.utf8.count)
    #expect(!row.error.description.isEmpty)
  }

  @Test("10,000 levels are read, one more is refused", arguments: [("[", "]"), ("{\"a\":", "}")])
  func depth(opening: String, closing: String) throws {
    let head = String(repeating: opening, count: 10_000)
    let tail = String(repeating: closing, count: 10_000)
    let value = try JSONValue(parsing: head + "1" + tail)
    #expect(value.text() == head + "1" + tail)
    #expect(value.text(.indented).utf8.count < 2_000_000)
    #expect(throws: JSONError.tooDeep(at: head.utf8.count)) { try JSONValue(parsing: head + "[1]" + tail) }
    #expect(throws: JSONError.tooDeep(at: head.utf8.count)) { try JSONValue(parsing: head + "{}" + tail) }
  }

  @Test("sentences of errors show the byte")
  func sentences() {
    #expect("\(JSONError.unexpectedByte(0x27, at: 4))" == "`'` cannot stand at offset 4")
    #expect("\(JSONError.unexpectedByte(0x0A, at: 4))" == "byte 0xa cannot stand at offset 4")
    #expect("\(JSONError.trailingData(at: 2))" == "more text after the value at offset 2")
  }
}
