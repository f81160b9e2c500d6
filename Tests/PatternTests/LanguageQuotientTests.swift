import Testing

@testable import Pattern

struct LanguageQuotientTests {
  private static func language(_ source: String) throws -> Language {
    try Language(matching: Pattern(source))
  }

  @Test(
    "the remainder is what may follow",
    arguments: [
      ("^abc$", "^a$", "^bc$"), ("^abc$", "^a?b?$", "^(?:abc|bc|c)$"), ("^abc$", "^x", "a$b"), ("^a*b$", "^a*$", "^a*b$"),
      ("abc", "^ab$", "abc|^c"),
      ("^repo:(?:acme/app|beta/app):ref:(refs/heads/x|refs/tags/y)$", "^repo:[^:]*:ref:$", "^(?:refs/heads/x|refs/tags/y)$"),
      ("^ab", "^abc$", ""), ("a$b", "", "a$b"), ("", "a$b", "a$b"), ("^a{3}$", "^a+$", "^a{0,2}$"), ("^(?:ab|cd)$", "^(?:a|c)$", "^[bd]$"),
    ])
  func remainder(source: String, beginnings: String, remainder: String) throws {
    #expect(try Self.language(source).remainder(after: Self.language(beginnings)) == Self.language(remainder))
  }

  @Test(
    "the beginning is what may come before",
    arguments: [
      ("^abc$", "^c$", "^ab$"), ("^abc$", "^b?c?$", "^ab?$|^abc$"), ("^abc$", "x$", "a$b"), ("^ab*$", "^b*$", "^ab*$"),
      ("^repo:(?:acme/app|beta/app):ref:x$", "^:ref:", "^repo:(?:acme/app|beta/app)$"), ("^ab", "a$b", "a$b"), ("^a$", "^$", "^a$"),
      ("", "", ""), ("^a{3}$", "^a+$", "^a{0,2}$"), ("a", "a", ""), ("^(?:ab|cd)$", "^[bd]$", "^[ac]$"),
    ])
  func beginning(source: String, endings: String, beginning: String) throws {
    #expect(try Self.language(source).beginning(before: Self.language(endings)) == Self.language(beginning))
  }

  @Test("parts of a text of the language are found on both sides", arguments: 0..<4)
  func parts(stream: Int) throws {
    var random = RandomPatterns(seed: UInt64(5000 + stream))
    for _ in 0..<20 * LanguageTests.rounds {
      let source = random.pattern()
      guard let pattern = try? Pattern(source), let language = try? Language(matching: pattern) else { continue }
      for text in language.samples(count: 3, seed: 11) {
        let scalars = Array(text.unicodeScalars)
        let cut = random.below(scalars.count + 1)
        let (head, tail) = (Self.text(scalars[..<cut]), Self.text(scalars[cut...]))
        if let rest = try? language.remainder(after: Language(exactly: head)) {
          #expect(rest.contains(tail), "\(source)")
          for more in rest.samples(count: 3, seed: 12) { #expect(pattern.matches(head + more), "\(source)") }
        }
        if let begin = try? language.beginning(before: Language(exactly: tail)) {
          #expect(begin.contains(head), "\(source)")
          for more in begin.samples(count: 3, seed: 13) { #expect(pattern.matches(more + tail), "\(source)") }
        }
      }
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }
}
