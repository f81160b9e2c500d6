import Testing

@testable import Pattern

struct MatchTests {
  @Test(
    "between the added anchors a pattern matches what the service matches",
    arguments: [
      ("foo", ["foo"], ["", "foobar", "evilfoo", "foo\n", "foo$"]),
      ("foo|bar", ["foo", "fooX", "Xbar", "foobar"], ["Xfoo", "barX", "Xbar\n"]), ("main|", ["", "x", "main", "xmain\n"], []),
      ("|main", ["", "x"], []), ("|", ["", "x", "\n"], []),
      ("*", ["", "x"], []), ("?", ["", "x"], []), ("{0}", ["", "x"], []), ("*foo", ["foo", "evilfoo"], ["foox"]),
      ("+foo", ["foo"], ["evilfoo"]), ("{1}foo", ["foo"], ["evilfoo"]),
      ("foo\\", ["foo$", "foo$x"], ["foo", "xfoo$"]), ("\\Qfoo", ["foo$", "foo$x"], ["foo"]),
      ("(?m)evil", ["evil", "evil\nanything"], ["evilx", "x\nevil"]), ("a$", ["a"], ["a\n"]),
      (".*", ["", "abc", "é"], ["a\nb", "\n"]), ("(?s).*", ["a\nb"], []), ("[^/]+", ["abc", "é\n"], ["a/b", ""]),
      ("a{2,3}", ["aa", "aaa"], ["a", "aaaa"]), ("(?i)straße", ["STRAẞE", "straße"], ["strasse"]),
      ("(?i)kelvin", ["KELVIN", "\u{212A}elvin"], []),
      ("\\bfoo\\b", ["foo"], ["foox"]), ("a\\b-b", ["a-b"], ["ab"]), ("\\Ba", [], ["a"]), ("x*", ["", "xxx"], ["y"]),
      ("(?:a|ab)(?:c|bcd)(?:d*)", ["acd", "abcd", "abbcd"], ["ab"]), ("[\\s]", ["\t", " "], ["\u{B}"]), ("[[:space:]]", ["\u{B}"], ["x"]),
      ("\\d+", ["0123"], ["٣"]), ("\\w+", ["a_1"], ["é"]), ("\\x{D800}", ["\u{FFFD}"], ["a"]), ("\\x{FFFD}", ["\u{FFFD}"], ["a"]),
      ("\\PZ+", ["abcé"], ["a b"]), ("[^\\x00-\\x{10FFFF}]", [], ["", "a"]), ("(?:[^\\x00-\\x{10FFFF}]|a)b", ["ab"], ["b"]),
      (
        "repo:acme/app:ref:refs/heads/(main|release/[0-9]+)",
        ["repo:acme/app:ref:refs/heads/main", "repo:acme/app:ref:refs/heads/release/12"],
        ["repo:acme/app:ref:refs/heads/release/", "repo:acme/app:ref:refs/heads/mainx", "repo:acme/app"]
      ),
      ("(?m)^a$\\n^b", ["a\nb"], ["ab"]), ("a(?m)$(?s).*", ["a\nx", "a"], ["ab"]), ("(?:^|x)a", ["a", "xa"], ["ya"]),
      ("a(?:$|\\n)b?", ["a", "a\n", "a\nb"], ["ab"]), ("(?:\\b|-)x", ["x", "-x"], ["ax"]),
    ] as [(String, [String], [String])])
  func anchored(source: String, yes: [String], no: [String]) throws {
    let pattern = try Pattern.anchored(source)
    for text in yes { #expect(pattern.matches(text), "\(text.debugDescription)") }
    for text in no { #expect(!pattern.matches(text), "\(text.debugDescription)") }
  }

  @Test("with a group the anchors bind the whole pattern")
  func full() throws {
    let pattern = try Pattern.full("foo|bar")
    #expect(pattern.matches("foo") && pattern.matches("bar"))
    #expect(!pattern.matches("foox") && !pattern.matches("xbar"))
    #expect(try Pattern.full("").matches(""))
    #expect(try !Pattern.full("").matches("x"))
    #expect(pattern.source == "^(?:foo|bar)$")
  }

  @Test("a quoted text matches itself and nothing else", arguments: ["", "a", "acme/app.js", "a|b", "\\E\\Q^$.+*?()[]{}", "é:@-_ #"])
  func quoted(text: String) throws {
    let language = try Language(matching: .full(Pattern.quoted(text)))
    #expect(language.onlyText == text)
  }

  @Test(
    "an invalid byte is one U+FFFD",
    arguments: [
      ("^.$", [0xFF], true), ("^..$", [0xE2, 0x82], true), ("^.$", [0xE2, 0x82], false), ("^\\x{FFFD}{3}$", [0xED, 0xA0, 0x80], true),
      ("^[^a]b$", [0xC3, 0x62], true), ("^\\x{D800}$", [0xFF], false), ("^a.*c$", [0x61, 0xFF, 0x63], true),
      ("^[\\x00-\\x7F]$", [0xFF], false),
      ("^a\\x{FFFD}b$", [0x61, 0x80, 0x62], true), ("^é$", [0xC3], false), ("^é$", [0xC3, 0xA9], true),
    ] as [(String, [UInt8], Bool)])
  func invalid(source: String, text: [UInt8], expected: Bool) throws {
    #expect(try Pattern(source).matches(utf8: text) == expected)
    #expect(try Pattern(source).matches(utf8: text.span) == expected)
  }

  @Test("a search is not anchored")
  func search() throws {
    #expect(try Pattern("b+c").matches("aaabbbc"))
    #expect(try !Pattern("b+d").matches("aaabbbc"))
    #expect(try Pattern("").matches("x"))
    #expect(try Pattern("(?:a|b)*$").matches("xyz"))
    #expect(try Pattern("\\bé").matches("aé"))
  }

  @Test("many states are made as they are asked for, and forgotten")
  func manyStates() throws {
    let pattern = try Pattern("^(?:a|b)*a(?:a|b){18}$")
    var random = RandomPatterns(seed: 7)
    for _ in 0..<3 {
      let text = (0..<500).map { _ in random.below(2) == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b") }
      #expect(pattern.matches(utf8: text) == (text[text.count - 19] == UInt8(ascii: "a")))
    }
    let long = (0..<12_000).map { _ in random.below(2) == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b") }
    #expect(pattern.matches(utf8: long) == (long[long.count - 19] == UInt8(ascii: "a")))
  }

  @Test("many threads may use one pattern", arguments: ["^[a-z]+:(?:x|y)*$", "(?:a|b)*a(?:a|b){14}$"])
  func threads(source: String) async throws {
    let pattern = try Pattern(source)
    let texts = ["abc:xyxy", "abc:xyz", "ab", String(repeating: "ab", count: 200) + "a" + String(repeating: "b", count: 14)]
    let expected = texts.map { ReferenceMatcher(Array($0.utf8)) }.map { matcher in
      (try? Syntax(parsing: source)).map(matcher.matches) ?? false
    }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { (0..<50).allSatisfy { _ in texts.map(pattern.matches) == expected } } }
      for await agreed in group { #expect(agreed) }
    }
  }
}
