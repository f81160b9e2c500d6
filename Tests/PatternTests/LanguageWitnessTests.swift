import Testing

@testable import Pattern

struct LanguageWitnessTests {
  private static func language(_ source: String) throws -> Language {
    try Language(matching: Pattern(source))
  }

  @Test(
    "the witness is short and can be read",
    arguments: [
      (".*", ""), ("^.+$", "a"), ("^[0-9]{3}$", "000"), ("^[^a-z]$", "0"), ("^[^a-z0-9]$", "A"), ("^\\W$", "-"), ("^[_./]$", "."),
      ("^\\s$", " "),
      ("^\\x{1F600}$", "😀"), ("^[^ -~]$", "¡"), ("^[\\x00-\\x1f]$", "\0"), ("^[\\x00-\\x1f ]$", " "),
      ("^[^\\x00-\\x{10FFFE}]$", "\u{10FFFF}"),
      ("^(?:aaZ|9!b|abc)$", "abc"), ("^(?:a!|Zb)$", "Zb"), ("^repo:acme/.*:ref:refs/heads/main$", "repo:acme/:ref:refs/heads/main"),
      ("\\bx\\b.\\by", "x-y"), ("(?m)^b$", "b"), ("^(?:\\n|\\x{AD})a$", "\na"), ("foo|^bars$", "foo"),
    ])
  func readable(source: String, text: String) throws {
    #expect(try Self.language(source).witness() == text)
  }

  @Test("the witness is the first of all texts by length and letters", arguments: 0..<4)
  func shortest(stream: Int) throws {
    let letters = Language(zeroOrMore: CharacterSet([0x61...0x62]))
    let texts = Self.texts(upTo: 7)
    var random = RandomPatterns(seed: UInt64(4000 + stream))
    for _ in 0..<40 * LanguageTests.rounds {
      let source = "^" + Self.pattern(&random, depth: 3) + (random.below(3) == 0 ? "" : "$")
      let pattern = try Pattern(source)
      guard let language = try? Language(matching: pattern) else { continue }
      let witness = try language.witness(within: letters)
      let first = texts.first { pattern.matches($0) }
      if let first {
        #expect(witness == first, "\(source)")
      } else {
        #expect(witness.map { $0.count > 7 && pattern.matches($0) } ?? true, "\(source)")
      }
    }
  }

  /// Patterns of few letters, so that texts of few letters decide.
  private static func pattern(_ random: inout RandomPatterns, depth: Int) -> String {
    let parts = (0..<1 + random.below(3)).map { _ in
      let roll = random.below(depth > 0 ? 10 : 5)
      switch roll {
      case 0..<4: return random.one(of: ["a", "b", "ab", "[ab]", "bb", "."])
      case 4: return random.one(of: ["\\b", "\\B", "^", "$", ""])
      case 5, 6: return "(?:\(pattern(&random, depth: depth - 1))|\(pattern(&random, depth: depth - 1)))"
      default: return "(?:\(pattern(&random, depth: depth - 1)))" + random.one(of: ["*", "+", "?", "{2}", "{1,3}"])
      }
    }
    return parts.joined()
  }

  /// Every text of `a` and `b` up to a length, the shorter first, then by letter.
  private static func texts(upTo length: Int) -> [String] {
    var all = [""]
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { [$0 + "a", $0 + "b"] }
      all += last
    }
    return all
  }

  @Test("a witness is taken from the first preferred language that has one")
  func preferred() throws {
    let language = try Self.language("^[a-z0-9]+$")
    let digits = try Self.language("^[0-9]{2}$")
    let none = try Self.language("^[A-Z]$")
    #expect(language.witness(preferring: digits) == "00")
    #expect(language.witness(preferring: none, digits) == "00")
    #expect(language.witness(preferring: none) == "a")
    #expect(Language.none.witness(preferring: digits) == nil)
    #expect(try language.witness(within: none) == nil)
  }

  @Test("samples are different texts of the language, the same for the same seed", arguments: 0..<4)
  func samples(stream: Int) throws {
    var random = RandomPatterns(seed: UInt64(6000 + stream))
    for _ in 0..<15 * LanguageTests.rounds {
      let source = random.pattern()
      guard let pattern = try? Pattern(source), let language = try? Language(matching: pattern) else { continue }
      let samples = language.samples(count: 20, seed: 9)
      #expect(samples.allSatisfy(pattern.matches), "\(source)")
      #expect(Set(samples.map { Array($0.unicodeScalars) }).count == samples.count, "\(source)")
      #expect(samples == language.samples(count: 20, seed: 9), "\(source)")
      if !language.isFinite { #expect(samples.count > 15, "\(source): \(samples)") }
    }
    #expect(Set(try Self.language("^(?:a|bc|d{2})$").samples(count: 10, seed: 1)) == ["a", "bc", "dd"])
  }
}
