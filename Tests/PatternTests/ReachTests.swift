import Testing

@testable import Pattern

@Suite struct ReachTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var text: String
    var reached: String
    var words: String
    var testDescription: String { "\(pattern) on \(text)" }

    init(_ pattern: String, _ text: String, _ reached: String, _ words: String) {
      (self.pattern, self.text, self.reached, self.words) = (pattern, text, reached, words)
    }
  }

  static let cases: [Case] = [
    Case("main", "dev", "", "`m`"),
    Case("main", "mainly", "main", "the end of the text"),
    Case("main", "ma", "ma", "`i`"),
    Case("refs/heads/(main|m[0-9])", "refs/heads/mx", "refs/heads/m", "a digit or `a`"),
    Case("refs/heads/(main|m[0-9])?", "refs/heads/x", "refs/heads/", "`m` or the end of the text"),
    Case("[a-z]+", "aB", "a", "a small letter or the end of the text"),
    Case("[A-Za-z0-9_.-]+", "", "", "a letter, a digit, `-`, `.` or `_`"),
    Case(".*x", "aaa", "aaa", "any character but a line feed"),
    Case("[^/]+/x", "a/y", "a/", "`x`"),
    Case("(?s).+", "", "", "any character"),
    Case("(?i)ab", "aC", "a", "`B` or `b`"),
    // What can lead nowhere is not taken for progress.
    Case("(ab[^\\x00-\\x{10FFFF}]|cd)", "ab", "", "`c`"),
    Case("a(b$c|d)", "abc", "a", "`d`"),
    Case("(a\\bb|ac)", "ab", "a", "`c`"),
    Case("a\\b[- x]c", "ax", "a", "a space or `-`"),
    // An alternative that slips out of the anchors may still come.
    Case("a|b", "xyz", "xyz", "any character"),
    Case("(é|ü)x", "éy", "é", "`x`"),
    Case("[^a]", "a", "", "any character but `a`"),
  ]

  @Test("the longest beginning that can become a match, and what may follow it", arguments: cases)
  func reach(_ row: Case) throws {
    let reach = try #require(try Pattern.anchored(row.pattern).reach(in: row.text))
    #expect(String(decoding: Array(row.text.utf8).prefix(reach.offset), as: UTF8.self) == row.reached)
    #expect(reach.words == row.words)
  }

  @Test("a text that matches has no place where it fails", arguments: ["main", "ma.n", "(?:ma|x)in", "[m]ai?n"])
  func match(_ pattern: String) throws {
    #expect(try Pattern.anchored(pattern).reach(in: "main") == nil)
  }

  /// The language of the same pattern says which beginnings can be continued.
  @Test("a language agrees about what can still become a match")
  func agreesWithLanguages() throws {
    var random = RandomPatterns(seed: 11)
    var checked = 0
    for _ in 0..<300 {
      let source = random.pattern()
      guard let pattern = try? Pattern.anchored(source), let language = try? Language(matching: pattern) else { continue }
      for _ in 0..<3 {
        let text = String(decoding: random.text(), as: UTF8.self)
        guard !pattern.matches(text), let reach = pattern.reach(in: text) else { continue }
        checked += 1
        let points = Array(text.unicodeScalars)
        var offset = 0
        var longest = 0
        for count in 0...points.count {
          let start = String(String.UnicodeScalarView(points.prefix(count)))
          offset = start.utf8.count
          if try !Language(startingWith: start).isDisjoint(with: language) { longest = offset }
        }
        #expect(reach.offset == longest, "\(source) on \(text.debugDescription)")
      }
    }
    #expect(checked > 100)
  }
}
