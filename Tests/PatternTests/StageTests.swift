import Testing

@testable import Pattern

struct StageTests {
  @Test(
    "a tree is reduced to what decides a match",
    arguments: [
      ("(a)(?:b)", "lit{ab}"), ("(?i)a1", "cat{class{A a} lit{1}}"), ("a**".dropLast().description, "star{lit{a}}"),
      ("(a*)*", "star{lit{a}}"), ("(a+)*", "star{lit{a}}"), ("(a*)+", "star{lit{a}}"), ("(a+)+", "plus{lit{a}}"), ("(a?)*", "star{lit{a}}"),
      ("(a?)?", "copies{0+1 lit{a}}"),
      ("(a+)?", "star{lit{a}}"), ("a{0}", "empty"), ("a{1}", "lit{a}"), ("a{0,}", "star{lit{a}}"), ("a{1,}", "plus{lit{a}}"),
      ("a{3,}", "cat{copies{2+0 lit{a}} plus{lit{a}}}"), ("a{2,5}", "copies{2+3 lit{a}}"), ("(a*){3,5}", "star{lit{a}}"),
      ("(a+){2,5}", "cat{copies{1+0 lit{a}} plus{lit{a}}}"), ("(?:){5}", "empty"), ("[^\\x00-\\x{10FFFF}]*", "empty"),
      ("[^\\x00-\\x{10FFFF}]+a", "none"), ("a|[^\\x00-\\x{10FFFF}]", "lit{a}"), ("(|())", "empty"), ("a(?:)b", "lit{ab}"),
      ("a$", "cat{lit{a} eot}"),
    ] as [(String, String)])
  func simplified(pattern: String, expected: String) throws {
    #expect(Simplified(try Syntax(parsing: pattern)).description == expected)
  }

  @Test("a program is laid out from its end")
  func program() throws {
    let program = Program(Simplified(try Syntax(parsing: "^a[b-d]*(?:x|yz)?$")))
    #expect(
      program.description == """
         0 match
         1 eot -> 0
         2 point z -> 1
         3 point y -> 2
         4 point x -> 1
         5 split -> 4, 3
         6 split -> 5, 1
         7 split -> 8, 6
         8 set b-d -> 7
         9 point a -> 7
        >10 bot -> 9
        """)
    #expect(program.isAnchored)
    #expect(Program(Simplified(try Syntax(parsing: "[^\\x00-\\x{10FFFF}]"))).description == " 0 match\n>1 fail")
  }

  @Test(
    "a program is anchored when each match begins at the beginning",
    arguments: [
      ("^a", true), ("^a|^b", true), ("^a|b", false), ("(^a)+", true), ("(^a)*", false), ("(^a){2}", true), ("\\b^a", true), ("a^", false),
      ("(?m)^a", false), ("[^\\x00-\\x{10FFFF}]", true), ("", false),
    ])
  func anchored(pattern: String, expected: Bool) throws {
    #expect(Program(Simplified(try Syntax(parsing: pattern))).isAnchored == expected)
  }

  @Test("characters that a program cannot tell apart share a column")
  func columns() throws {
    let alphabet = try #require(Alphabet(Program(Simplified(try Syntax(parsing: "^[a-z0-9-]+/x$")))))
    #expect(alphabet.width == 5)
    #expect(alphabet.column(of: 0x61) == alphabet.column(of: 0x2D))
    #expect(alphabet.column(of: 0x78) != alphabet.column(of: 0x61))
    #expect(alphabet.column(of: 0x10FFFF) == alphabet.column(of: 0x20))
  }
}
