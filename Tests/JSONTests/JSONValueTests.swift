import JSON
import Testing

struct JSONValueTests {
  @Test("accessors give the value of their kind and nil for others")
  func accessors() throws {
    let value = try JSONValue(parsing: #"{"s":"x","n":12,"f":1.5,"b":false,"a":[1],"o":{}}"#)
    #expect(value["s"]?.string == "x")
    #expect(value["n"]?.integer == 12)
    #expect(value["f"]?.integer == nil)
    #expect(value["b"]?.bool == false)
    #expect(value["a"]?.array == [1])
    #expect(value["o"]?.members == [])
    #expect(value["none"] == nil)
    #expect(value.string == nil && value.integer == nil && value.bool == nil && value.array == nil)
    #expect(value["s"]?.members == nil && value["s"]?["x"] == nil)
  }

  @Test("a name is looked up byte for byte, the last of duplicates")
  func lookup() throws {
    let value = try JSONValue(parsing: "{\"e\u{301}\":1,\"a\":2,\"a\":3}")
    #expect(value["\u{E9}"] == nil)
    #expect(value["e\u{301}"] == 1)
    #expect(value["a"] == 3)
  }
}
