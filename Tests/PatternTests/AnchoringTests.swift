import Testing

@testable import Pattern

struct AnchoringTests {
  @Test(
    "what escapes the added anchors is found where it stands",
    arguments: [
      ("foo", []), ("(a|b)", []), ("(?:a|b)", []), ("a[|]b", []), ("a\\|b", []), ("\\Qa|b\\E", []), ("a\\\\", []), ("(?m:a)", []),
      ("(?m)a(?-m)", []), ("((?m)a)", []), ("(?i)a", []), ("", []), ("a\\Qb\\E", []),
      ("a|b", [.alternation(bars: [1..<2])]), ("a|(b|c)|d", [.alternation(bars: [1..<2, 7..<8])]), ("|", [.alternation(bars: [0..<1])]),
      ("main|", [.alternation(bars: [4..<5])]),
      ("*", [.optionalStart(at: 0..<1)]), ("?foo", [.optionalStart(at: 0..<1)]), ("*?foo", [.optionalStart(at: 0..<2)]),
      ("{0}foo", [.optionalStart(at: 0..<3)]), ("{0,5}", [.optionalStart(at: 0..<5)]), ("(?i)*foo", [.optionalStart(at: 4..<5)]),
      ("+foo", [.repeatedStart(at: 0..<1)]), ("{1}foo", [.repeatedStart(at: 0..<3)]),
      ("foo\\", [.escapedEnd(at: 3..<4)]), ("\\Qfoo", [.quotedEnd(at: 0..<5)]), ("a\\Q", [.quotedEnd(at: 1..<3)]),
      ("\\Qfoo\\", [.quotedEnd(at: 0..<6)]), ("\\\\\\", [.escapedEnd(at: 2..<3)]),
      ("(?m)evil", [.endOfLine(at: 0..<4)]), ("a(?im)b", [.endOfLine(at: 1..<6)]),
      ("(?m)a|b", [.endOfLine(at: 0..<4), .alternation(bars: [5..<6])]),
      ("*a|(?m)b", [.optionalStart(at: 0..<1), .alternation(bars: [2..<3]), .endOfLine(at: 3..<7)]),
    ] as [(String, [Anchoring.Escape])])
  func escapes(pattern: String, expected: [Anchoring.Escape]) throws {
    let anchoring = try AnchoredPattern(pattern).anchoring
    #expect(anchoring.escapes == expected)
    #expect(anchoring.isTight == expected.allSatisfy { if case .repeatedStart = $0 { true } else { false } })
    for escape in anchoring.escapes { #expect(!escape.sentence(in: pattern).isEmpty) }
  }

  @Test("an alternation is explained part by part")
  func sentence() throws {
    let pattern = "main|dev|release"
    #expect(
      try AnchoredPattern(pattern).anchoring.escapes.map { $0.sentence(in: pattern) } == [
        "`|` outside a group slips out of the anchors: any text matches that starts with `main`, or contains `dev`, or ends with `release`; put the alternatives in `(…)`"
      ])
  }

  @Test("a pattern that does not compile has no anchors")
  func refused() {
    #expect(throws: PatternError.unclosedGroup(at: 0..<1)) { try AnchoredPattern("(") }
  }

  @Test(
    "a tree is told in words",
    arguments: [
      ("^repo:acme/.*$", ["the start of the text", "`repo:acme/`", "any number of: any character but a line feed", "the end of the text"]),
      (
        "(?P<tag>v[0-9]+)(\\.x)?",
        ["group 1, `tag`:", "  `v`", "  one or more of: a character of `0` to `9`", "optionally:", "  group 2:", "    `.x`"]
      ),
      (
        "foo|b[^/]{2}|\\b",
        ["one of these:", "  `foo`", "  in this order:", "    `b`", "    exactly 2 times: any character but `/`", "  the edge of a word"]
      ),
      ("(?i)a", ["`A` in any case"]), ("(?s).", ["any character"]), ("", ["nothing at all"]), ("[a-c_]", ["one of `_`, `a` to `c`"]),
      ("[^\\x00-\\x{10FFFF}]", ["a character that does not exist"]), ("\\n", ["`\\x{A}`"]), ("a{2,}", ["at least 2 times: `a`"]),
      ("a{2,3}", ["2 to 3 times: `a`"]),
      ("(?m)^$\\B\\z", ["the start of a line", "the end of a line", "not the edge of a word", "the end of the text"]),
      ("\\p{Nd}", ["one of 680 characters in 64 ranges, the first `0` to `9`"]), ("(?:ab)*", ["any number of: `ab`"]),
      ("(?:a.)*", ["any number of:", "  `a`", "  any character but a line feed"]),
    ] as [(String, [String])])
  func words(pattern: String, expected: [String]) throws {
    #expect(try Syntax(parsing: pattern).words.map { String(repeating: "  ", count: $0.depth) + $0.text } == expected)
  }
}
