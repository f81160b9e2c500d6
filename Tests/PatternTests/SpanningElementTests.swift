import Testing

@testable import Pattern

struct SpanningElementTests {
  @Test(
    "a slash at a fixed position spans nothing",
    arguments: [
      "/a|/b", "https://a\\.x|https://b\\.x", "[/]", "(/)", "https?://x", "[a-z]/a|[a-z]/b", "\\w", "\\s", "[^/]", "a", "", "/",
      "https://host\\.example\\.com/id/[A-Z0-9]+",
    ])
  func fixed(pattern: String) throws {
    #expect(try Syntax(parsing: pattern).spanningElement(of: "/") == nil)
  }

  @Test(
    "a slash elsewhere is found where it stands",
    arguments: [
      ("a/|b/", .variableLiteral, 1..<2), ("(/a)|(/b)", .variableLiteral, 1..<2), ("https://a|http://b", .variableLiteral, 6..<7),
      ("/{1}", .variableLiteral, 0..<1), ("(?:a/b){0}", .variableLiteral, 4..<5), ("[a/]", .set, 0..<4), ("/?", .variableLiteral, 0..<1),
      ("a*/x|a*/y", .variableLiteral, 2..<3), (".", .dot, 0..<1), ("x[^\\n]y", .set, 1..<6), ("\\S", .set, 0..<2), ("x\\W", .set, 1..<3),
      ("\\p{Any}", .dot, 0..<7), ("https://.*\\.x", .dot, 8..<9), ("https://(?:a|b/c)", .variableLiteral, 14..<15), ("(?s)a.", .dot, 5..<6),
    ] as [(String, Syntax.Spanning, Range<Int>)])
  func spanning(pattern: String, expected: Syntax.Spanning, place: Range<Int>) throws {
    let found = try #require(try Syntax(parsing: pattern).spanningElement(of: "/"))
    #expect(found.spanning == expected)
    #expect(found.place == place)
  }
}
