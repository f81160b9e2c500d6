import JSON
import Testing

struct JSONParserTests {
  @Test("numbers stay as they were written", arguments: ["0", "-0", "1.0", "1e3", "1E+3", "-12.50e-07", "123456789012345678901234567890"])
  func number(text: String) throws {
    #expect(try JSONValue(parsing: text) == .number(text))
  }
}
