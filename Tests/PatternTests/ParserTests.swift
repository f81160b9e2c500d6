import Testing

@testable import Pattern

struct ParserTests {
  @Test(
    "the tree is the one that Go's parser leaves",
    arguments: [
      ("", "empty"), ("a", "lit{a}"), ("ab", "lit{ab}"), ("a.b", "cat{lit{a} dot lit{b}}"), ("(?s).", "any"),
      ("ab*", "cat{lit{a} star{lit{b}}}"),
      ("a|b", "class{a-b}"), ("a|c", "class{a c}"), ("[a]", "lit{a}"), ("[Aa]", "litfold{A}"), ("a|A", "litfold{A}"),
      ("(?i)a", "litfold{A}"),
      ("(?i)1", "litfold{1}"), ("[Kk]", "class{K k}"), ("(?i)k", "litfold{K}"), ("(?i)ſ", "litfold{S}"), ("(?i)[k]", "class{K k \\x212a;}"),
      ("abc|abd", "cat{lit{ab} class{c-d}}"),
      ("abc|abd|aef|bcx|bcy", "alt{cat{lit{a} alt{cat{lit{b} class{c-d}} lit{ef}}} cat{lit{bc} class{x-y}}}"),
      ("https://a\\.x|https://b\\.x", "cat{lit{https://} alt{lit{a.x} lit{b.x}}}"),
      ("[a-z]/a|[a-z]/b", "cat{class{a-z} cat{lit{/} class{a-b}}}"), ("[ab]{2}c|[ab]{2}d", "cat{rep{2,2 class{a-b}} class{c-d}}"),
      ("a*x|a*y", "alt{cat{star{lit{a}} lit{x}} cat{star{lit{a}} lit{y}}}"),
      ("(a)b|(a)c", "alt{cat{cap{1 lit{a}} lit{b}} cat{cap{2 lit{a}} lit{c}}}"),
      ("a||b", "alt{lit{a} empty lit{b}}"), ("a|||b", "alt{lit{a} empty lit{b}}"), ("|", "empty"), ("a|", "alt{lit{a} empty}"),
      ("|a", "alt{empty lit{a}}"),
      ("[\\s\\S]", "any"), ("[^\\n]", "dot"), ("[\\s\\S]a", "cat{class{\\x0;-\\x10ffff;} lit{a}}"), ("a|.", "dot"), (".|\\n", "any"),
      ("a|(?s:.)", "any"),
      ("[^\\x00-\\x{10FFFF}]", "class{}"), ("(?:a)", "lit{a}"), ("(?:ab)*", "star{lit{ab}}"), ("(a)", "cap{1 lit{a}}"),
      ("(?P<n>a)", "cap{1:n lit{a}}"),
      ("(?<n>a)", "cap{1:n lit{a}}"), ("(?P<n>a)(?P<n>b)", "cat{cap{1:n lit{a}} cap{2:n lit{b}}}"), ("(?P<1>a)", "cap{1:1 lit{a}}"),
      ("a*?", "nstar{lit{a}}"), ("(?U)a*", "nstar{lit{a}}"), ("(?U)a*?", "star{lit{a}}"), ("a{2}", "rep{2,2 lit{a}}"),
      ("a{2,}", "rep{2, lit{a}}"),
      ("a{0,1}?", "nrep{0,1 lit{a}}"), ("a{,2}", "lit{a\\x7b;,2\\x7d;}"), ("a{02}", "lit{a\\x7b;02\\x7d;}"),
      ("a{ 2}", "lit{a\\x7b;\\x20;2\\x7d;}"),
      ("a{2", "lit{a\\x7b;2}"), ("a{", "lit{a\\x7b;}"), ("a{2,", "lit{a\\x7b;2,}"), ("a{2,x}", "lit{a\\x7b;2,x\\x7d;}"),
      ("{", "lit{\\x7b;}"), ("}]", "lit{\\x7d;]}"),
      ("^a$", "cat{bot lit{a} dollar}"), ("(?m)^a$", "cat{bol lit{a} eol}"), ("\\Aa\\z", "cat{bot lit{a} eot}"),
      ("\\ba\\B", "cat{wb lit{a} nwb}"),
      ("\\Qa.b\\E.", "cat{lit{a.b} dot}"), ("\\Qa.b", "lit{a.b}"), ("\\Qa\\", "lit{a\\x5c;}"), ("\\Q\\E", "empty"),
      ("\\Qab\\E*", "cat{lit{a} star{lit{b}}}"),
      ("\\012\\123\\777\\10", "lit{\\xa;S\\x1ff;\\x8;}"), ("\\0", "lit{\\x0;}"), ("\\x41\\x{1F600}", "lit{A\\x1f600;}"),
      ("\\x{D800}", "lit{\\xd800;}"),
      ("\\a\\f\\n\\r\\t\\v", "lit{\\x7;\\xc;\\xa;\\xd;\\x9;\\xb;}"), ("\\_\\-\\/\\~", "lit{_-/\\x7e;}"), ("[a&&b]", "class{& a-b}"),
      ("[[.a.]]", "cat{class{. [ a} lit{]}}"),
      ("[]a]", "class{] a}"), ("[^]a]", "class{\\x0;-\\\\x5c; ^-` b-\\x10ffff;}".replacing("\\\\x5c;", with: "\\x5c;")),
      ("[a-]", "class{- a}"), ("[-a]", "class{- a}"),
      ("[a\\-z]", "class{- a z}"), ("[[:alpha:]]", "class{A-Z a-z}"), ("[[:^alpha:]]", "class{\\x0;-@ [-` \\x7b;-\\x10ffff;}"),
      ("[[:word:]-]", "class{- 0-9 A-Z _ a-z}"),
      ("[[:x]", "class{: [ x}"), ("\\d", "class{0-9}"), ("\\D", "class{\\x0;-/ :-\\x10ffff;}"),
      ("\\s", "class{\\x9;-\\xa; \\xc;-\\xd; \\x20;}"), ("[\\d\\s]", "class{\\x9;-\\xa; \\xc;-\\xd; \\x20; 0-9}"),
      ("(?i)\\w", "class{0-9 A-Z _ a-z \\x17f; \\x212a;}"), ("(?i)[[:lower:]]", "class{A-Z a-z \\x17f; \\x212a;}"),
      ("\\p{^ASCII}", "class{\\x80;-\\x10ffff;}"), ("(?i)\\p{ASCII}", "class{\\x0;-\\x7f; \\x17f; \\x212a;}"),
      ("\\pZ", "class{\\x20; \\xa0; \\x1680; \\x2000;-\\x200a; \\x2028;-\\x2029; \\x202f; \\x205f; \\x3000;}"), ("\\PZ|\\pZ", "any"),
      ("(?i-i)a", "lit{a}"), ("(?ii)a", "litfold{A}"), ("(?)a", "lit{a}"),
      ("(?i:a)b", "cat{litfold{A} lit{b}}"), ("((?i)a)b", "cat{cap{1 litfold{A}} lit{b}}"), ("(?s-s:.)", "dot"),
      ("a(?i)b|c", "alt{cat{lit{a} litfold{B}} litfold{C}}"), ("^*", "star{bot}"), ("a*(?i)*", "star{star{lit{a}}}"),
      ("(?i:A)[de]|A[bc]", "cat{litfold{A} class{b-e}}"), ("a|(?U:a)", "lit{a}"), ("(|a)", "cap{1 alt{empty lit{a}}}"),
      ("()", "cap{1 empty}"), ("(?:)", "empty"),
    ] as [(String, String)])
  func tree(pattern: String, expected: String) throws {
    #expect(try Syntax(parsing: pattern).description == expected)
  }

  @Test(
    "what Go refuses is refused, with the place of it",
    arguments: [
      ("a**", .repeatedRepetition(at: 1..<3)), ("a++", .repeatedRepetition(at: 1..<3)), ("a{2}*", .repeatedRepetition(at: 1..<5)),
      ("a???", .repeatedRepetition(at: 1..<4)),
      ("*a", .nothingToRepeat(at: 0..<1)), ("a|*", .nothingToRepeat(at: 2..<3)), ("(+)", .nothingToRepeat(at: 1..<2)),
      ("{1}", .nothingToRepeat(at: 0..<3)), ("(?i)?", .nothingToRepeat(at: 4..<5)),
      ("a{1001}", .invalidRepeatCount(at: 1..<7, limit: 1000)), ("a{2,1}", .invalidRepeatCount(at: 1..<6, limit: 1000)),
      ("a{1,1001}", .invalidRepeatCount(at: 1..<9, limit: 1000)),
      ("a{999999999999}", .invalidRepeatCount(at: 1..<15, limit: 1000)),
      ("a{1,999999999999}", .invalidRepeatCount(at: 1..<17, limit: 1000)), ("(a{100}){11}", .invalidRepeatCount(at: 8..<12, limit: 1000)),
      ("(", .unclosedGroup(at: 0..<1)), ("x(?:a", .unclosedGroup(at: 1..<4)), ("(a(b)", .unclosedGroup(at: 0..<1)),
      (")", .unopenedGroup(at: 0..<1)), ("ab)c", .unopenedGroup(at: 2..<3)),
      ("[a", .unclosedClass(at: 0..<2)), ("x[", .unclosedClass(at: 1..<2)), ("[^", .unclosedClass(at: 0..<2)),
      ("[]", .unclosedClass(at: 0..<2)), ("[b-a]", .reversedRange(at: 1..<4)),
      ("[[:foo:]]", .unknownClass(at: 1..<8)), ("\\p{Foo}", .unknownClass(at: 0..<7)), ("\\pX", .unknownClass(at: 0..<3)),
      ("\\p", .unknownClass(at: 0..<2)), ("\\p{L", .unknownClass(at: 0..<4)), ("[\\p{X}]", .unknownClass(at: 1..<6)),
      ("\\", .trailingBackslash(at: 0..<1)), ("a\\", .trailingBackslash(at: 1..<2)), ("[\\", .trailingBackslash(at: 1..<2)),
      ("\\Z", .invalidEscape(at: 0..<2)), ("\\8", .invalidEscape(at: 0..<2)), ("\\1", .invalidEscape(at: 0..<2)),
      ("\\18", .invalidEscape(at: 0..<2)), ("\\E", .invalidEscape(at: 0..<2)), ("\\C", .invalidEscape(at: 0..<2)),
      ("\\é", .invalidEscape(at: 0..<3)), ("\\x", .invalidEscape(at: 0..<2)), ("\\x4", .invalidEscape(at: 0..<3)),
      ("\\xg1", .invalidEscape(at: 0..<4)), ("\\x{}", .invalidEscape(at: 0..<4)), ("\\x{4", .invalidEscape(at: 0..<4)),
      ("\\x{110000}", .invalidEscape(at: 0..<9)), ("[\\b]", .invalidEscape(at: 1..<3)), ("[a-\\d]", .invalidEscape(at: 3..<5)),
      ("\\c", .invalidEscape(at: 0..<2)),
      ("(?=a)", .unsupportedGroup(at: 0..<3)), ("(?!a)", .unsupportedGroup(at: 0..<3)), ("(?>a)", .unsupportedGroup(at: 0..<3)),
      ("(?#a)", .unsupportedGroup(at: 0..<3)), ("(?x)a", .unsupportedGroup(at: 0..<3)), ("(?i-)", .unsupportedGroup(at: 0..<5)),
      ("(?-)", .unsupportedGroup(at: 0..<4)), ("(?i", .unsupportedGroup(at: 0..<3)), ("(?i--i)", .unsupportedGroup(at: 0..<5)),
      ("(?", .unsupportedGroup(at: 0..<2)), ("(?|a)", .unsupportedGroup(at: 0..<3)),
      ("(?P<n", .invalidGroupName(at: 0..<5)), ("(?P<>a)", .invalidGroupName(at: 0..<5)), ("(?P<a b>c)", .invalidGroupName(at: 0..<8)),
      ("(?<=a)b", .invalidGroupName(at: 0..<7)), ("(?<!a)>b", .invalidGroupName(at: 0..<7)), ("(?P=n)", .unsupportedGroup(at: 0..<3)),
    ] as [(String, PatternError)])
  func refusal(pattern: String, expected: PatternError) {
    #expect(throws: expected) { try Pattern(pattern) }
    #expect(expected.sentence(in: pattern).isEmpty == false)
    #expect(!expected.goCode.isEmpty)
  }

  @Test(
    "bytes that are not UTF-8 are refused wherever they stand",
    arguments: [
      ([0x61, 0xFF], 1..<2), ([0xC3], 0..<1), ([0x5C, 0xFF], 1..<2), ([0x5B, 0xFF, 0x5D], 1..<2), ([0x5C, 0x51, 0xFF], 2..<3),
      ([0x28, 0x3F, 0xFF], 2..<3), ([0xED, 0xA0, 0x80], 0..<1),
      ([0x5C, 0x70, 0x7B, 0xFF, 0x7D], 3..<4), ([0x28, 0x3F, 0x50, 0x3C, 0xFF, 0x3E], 4..<5), ([0x28, 0x3F, 0x50, 0x3C, 0xFF], 4..<5),
      ([0x5C, 0x70, 0x7B, 0xFF], 3..<4), ([0xF5, 0x80, 0x80, 0x80], 0..<1), ([0xC0, 0x80], 0..<1), ([0xF0, 0x80, 0x80, 0x80], 0..<1),
      ([0xE0, 0x80, 0x80], 0..<1), ([0xE2, 0x82], 0..<1), ([0xF0, 0x9F, 0x98], 0..<1), ([0xF0, 0x9F, 0x98, 0x28], 0..<1),
      ([0xE2, 0x28, 0x80], 0..<1), ([0xE2, 0x82, 0x28], 0..<1), ([0xF0, 0x28, 0x80, 0x80], 0..<1), ([0xF0, 0x9F, 0x28, 0x80], 0..<1),
    ] as [([UInt8], Range<Int>)])
  func invalidUTF8(bytes: [UInt8], place: Range<Int>) {
    #expect(throws: PatternError.invalidUTF8(at: place)) { try Pattern(utf8: bytes) }
  }

  @Test("places in errors are those of the text that its author wrote")
  func places() {
    #expect(throws: PatternError.nothingToRepeat(at: 0..<1)) { try Pattern.full("*a") }
    #expect(throws: PatternError.unclosedGroup(at: 1..<2)) { try Pattern.anchored("a(b") }
    #expect(throws: PatternError.unclosedClass(at: 1..<3)) { try Pattern.anchored("a[b") }
    #expect(throws: PatternError.unopenedGroup(at: 0..<1)) { try Pattern.anchored(")") }
  }

  @Test("a node knows where it was written")
  func spans() throws {
    let syntax = try Syntax(parsing: "^(repo|ref):[a-z]+x{2}$")
    guard case .concatenation(let parts) = syntax.element else {
      Issue.record("\(syntax)")
      return
    }
    #expect(parts.map(\.place) == [0..<1, 1..<11, 11..<12, 12..<18, 18..<22, 22..<23])
    #expect(syntax.place == 0..<23)
  }
}
