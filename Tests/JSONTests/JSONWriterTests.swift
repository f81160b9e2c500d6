import JSON
import Testing

struct JSONWriterTests {
  @Test("compact text has no white space, indented text a member a line")
  func layouts() {
    let value: JSONValue = ["a": [1, true, .null], "b": [:], "c": [], "d": ["e": "f"]]
    #expect(value.text() == #"{"a":[1,true,null],"b":{},"c":[],"d":{"e":"f"}}"#)
    #expect(
      value.text(.indented) == """
        {
          "a": [
            1,
            true,
            null
          ],
          "b": {},
          "c": [],
          "d": {
            "e": "f"
          }
        }
        """)
  }

  @Test(
    "what a terminal would act upon is escaped",
    arguments: [
      ("a\"\\b", #""a\"\\b""#), ("\n\r\t", #""\n\r\t""#), ("\0\u{1B}", #""\u0000\u001b""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#),
      ("\u{2028}\u{202E}\u{2066}", #""\u2028\u202e\u2066""#), ("é€😀", "\"é€😀\""), ("e\u{301}", "\"e\u{301}\""),
    ])
  func quoting(text: String, expected: String) throws {
    #expect(Array(JSONValue.string(text).text().utf8) == Array(expected.utf8))
    #expect(try JSONValue(parsing: expected) == .string(text))
  }
}
