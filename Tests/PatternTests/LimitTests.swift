import Testing

@testable import Pattern

struct LimitTests {
  private static func nested(_ open: String, _ count: Int, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test(
    "captures nest to Go's height, and no deeper",
    arguments: [
      (nested("(", 998, "a", ")"), true), (nested("(", 999, "a", ")"), false), (nested("(", 499, "a", ")*"), true),
      (nested("(", 500, "a", ")*"), false),
    ])
  func height(pattern: String, compiles: Bool) throws {
    if compiles {
      #expect(try Pattern.anchored(pattern).matches("a"))
    } else {
      #expect(throws: PatternError.tooDeep(at: 0..<pattern.utf8.count, limit: 1000)) { try Pattern.anchored(pattern) }
    }
  }

  @Test("groups that capture nothing have no height")
  func groups() throws {
    #expect(try Pattern(Self.nested("(?:", 20_000, "a", ")")).matches("a"))
  }

  @Test(
    "repeats may multiply to a thousand",
    arguments: [
      ("(?:a{10}){100}", true), ("(?:a{10}){101}", false), ("(?:(?:a{10}){10}){10}", true), ("((a{100})*){11}", false),
      ("(a{1000}){0}", true), ("(a{0,999}){1,}", true),
    ])
  func product(pattern: String, compiles: Bool) {
    #expect(((try? Pattern(pattern)) != nil) == compiles)
  }

  @Test("a pattern may compile to Go's size, and no larger")
  func size() throws {
    let most = String(repeating: "a{1000}", count: 3355)
    #expect((try? Syntax(parsing: most)) != nil)
    #expect(throws: PatternError.tooLarge(at: 0..<(most + "a{1000}").utf8.count, limit: 3_355_443)) {
      try Syntax(parsing: most + "a{1000}")
    }
    #expect((try? Syntax(parsing: String(repeating: "(?:a*){500}|a+b?", count: 2000))) != nil)
    #expect((try? Syntax(parsing: String(repeating: "(?:a*){500}|(a+b?){3,}c{2,}", count: 6000))) == nil)
  }

  @Test("a program of hundreds of thousands of steps is matched too")
  func huge() throws {
    let pattern = try Pattern.anchored(String(repeating: "(?:a{1000}|b)", count: 300))
    #expect(pattern.matches(String(repeating: "b", count: 300)))
    #expect(!pattern.matches(String(repeating: "b", count: 299)))
  }

  @Test("classes of too many characters to tell apart are matched too")
  func manyClasses() throws {
    let singles = (0x4E00..<0x9000).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    let pattern = try Pattern("^(?:" + singles.map { $0 + "x" }.joined(separator: "|") + ")$")
    #expect(pattern.matches("\u{8000}x"))
    #expect(!pattern.matches("\u{9000}x"))
    let classes = (0..<1000).map { "[\\pL\(String(Character(Unicode.Scalar(UInt8(48 + $0 % 10)))))\\x{\(String(0x2000 + $0, radix: 16))}]" }
      .joined()
    #expect(try !Pattern(classes).matches("a"))
  }

  @Test("a class that names the same set again and again stays small")
  func repeatedClass() throws {
    let pattern = try Pattern("^[" + String(repeating: "\\pL", count: 50) + "\\d]$")
    #expect(pattern.matches("é") && pattern.matches("1"))
    #expect(!pattern.matches("-"))
  }
}
