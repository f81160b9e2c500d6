import Testing

@testable import Pattern

struct LanguageTests {
  /// `SOAK=1` runs fifty times as many.
  static let rounds = min(RandomMatchTests.rounds, 50)

  private static func language(_ source: String) throws -> Language {
    try Language(matching: Pattern(source))
  }

  @Test("a language has the texts that its pattern matches", arguments: 0..<8)
  func agreesWithMatcher(stream: Int) throws {
    var random = RandomPatterns(seed: UInt64(7000 + stream))
    var answered = 0
    for _ in 0..<40 * Self.rounds {
      let source = random.pattern()
      let texts = (0..<12).map { _ in String(decoding: random.text(), as: UTF8.self) }
      guard let pattern = try? Pattern(source), let language = try? Language(matching: pattern) else { continue }
      answered += 1
      for text in texts + language.samples(count: 6, seed: 1) + language.complement.samples(count: 6, seed: 2) {
        #expect(language.contains(text) == pattern.matches(text), "\(source.debugDescription) on \(text.debugDescription)")
      }
    }
    #expect(answered > 25)
  }

  @Test(
    "a pattern that matches nothing has no text",
    arguments: [
      "a$b", "a^b", "a\\bb", "^\\Ba", "[^\\x00-\\x{10FFFF}]", "a[\\x{D800}]", "^a$\\w", "(?:a$b)+", "\\x{DFFF}{2}",
    ])
  func empty(source: String) throws {
    let language = try Self.language(source)
    #expect(language.isEmpty)
    #expect(language == .none)
    #expect(language.witness() == nil)
    #expect(language.samples(count: 3, seed: 0).isEmpty)
    #expect(language.complement == .all)
  }

  @Test(
    "a pattern that matches everything has every text", arguments: ["", ".*", "a*", "^", "$", "(?:)|a", "main|", "\\b|\\B|^", "(?s)^.*$"])
  func everything(source: String) throws {
    #expect(try Self.language(source).isAll)
  }

  @Test(
    "what has an end is told from what has none",
    arguments: [
      ("^a{2,3}$", true), ("^(a|bc)?$", true), ("^$", true), ("a$b", true), ("^[a-z]{4}$", true), ("^\\pL$", true), ("^(?:a|b$|c)$", true),
      ("^a*$", false), ("a", false), ("(?m)^a$", false), ("^a", false), ("a$", false), ("^a{2,}$", false), ("", false),
      ("^(?:ab)+c$", false),
    ])
  func finite(source: String, isFinite: Bool) throws {
    #expect(try Self.language(source).isFinite == isFinite)
  }

  @Test(
    "the only text is found",
    arguments: [
      ("^abc$", "abc"), ("^a\\.b$", "a.b"), ("^(?:ab|ab)$", "ab"), ("^[a]$", "a"), ("^$", ""), ("^x{3}y?\\b$", nil),
      ("^x{3}(?:y$z)?$", "xxx"),
      ("^(?i)a$", nil), ("abc", nil), ("a$b", nil), ("^é😀$", "é😀"), ("^\\x{D800}$", "\u{FFFD}"), ("^a?$", nil), ("^(?i)\\.-$", ".-"),
    ] as [(String, String?)])
  func onlyText(source: String, text: String?) throws {
    #expect(try Self.language(source).onlyText == text)
  }

  @Test(
    "patterns written differently are the same language",
    arguments: [
      ("^(?:a|b)$", "^[ab]$"), ("a.*", "a"), ("^a+$", "^aa*$"), ("^(?:ab)*a$", "^a(?:ba)*$"), ("(?i)k", "[kK\\x{212A}]"),
      ("^a{2,}$", "^aaa*$"),
      ("^(?:a|b)*$", "^(?:a*b*)*$"), ("^\\d$", "^[0-9]$"), ("(?m)a$", "a$|a\\n"), ("\\Ba\\B", "\\Ba\\B|[^\\x00-\\x{10FFFF}]"),
      ("^", "(?m)$"),
    ])
  func equal(one: String, two: String) throws {
    #expect(try Self.language(one) == Self.language(two))
  }

  @Test(
    "different languages are told apart",
    arguments: [
      ("^a*$", "^a+$"), ("a", "^a"), (".", "(?s)."), ("^a{3}$", "^a{4}$"), ("^(?:a|b)$", "^(?:a|c)$"), ("\\w", "\\pL"), ("(?i)k", "[kK]"),
      ("x", "$y"),
    ])
  func different(one: String, two: String) throws {
    let (one, two) = (try Self.language(one), try Self.language(two))
    #expect(one != two)
    #expect(try !(one.isSubset(of: two) && two.isSubset(of: one)))
  }

  @Test("a text alone, a beginning and sets are languages")
  func buildingBlocks() throws {
    let hello = try Language(exactly: "héllo")
    #expect(hello.onlyText == "héllo")
    #expect(hello.contains("héllo") && !hello.contains("héll") && !hello.contains("hélloo") && !hello.contains(""))
    #expect(try hello == Self.language("^héllo$"))
    #expect(try Language(exactly: "") == Self.language("^$"))
    #expect(try Language(startingWith: "re") == Self.language("^re"))
    #expect(try Language(startingWith: "") == .all)
    #expect(try Language(zeroOrMore: CharacterSet([0x61...0x7A])) == Self.language("^[a-z]*$"))
    #expect(try Language(oneOrMore: CharacterSet([0x61...0x7A, 0x10FFFF...0x10FFFF])) == Self.language("^[a-z\\x{10FFFF}]+$"))
    #expect(Language(oneOrMore: CharacterSet()) == .none)
    #expect(try Language(zeroOrMore: CharacterSet()) == Language(exactly: ""))
    #expect(Language(zeroOrMore: CharacterSet([0...0x10FFFF])) == .all)
    #expect(Language(oneOrMore: CharacterSet([0xD800...0xDFFF])) == .none)
    #expect(try Language.all.subtracting(Language(exactly: "")) == Self.language("(?s)."))
  }

  @Test(
    "what would take too many states is said to be too complex",
    arguments: [
      "^(a|b)*a(a|b){20}$", "(?:a?){500}b(?:a|b){20}c(?:.a.){30}", "((a|b)*a(a|b){9}x){9}", "(x.{9}){9}", "[ab]*a[ab]{400}c",
      "(.*a.{12}){2}", "a{999}b.{999}c", "(?:(?:.{30}){30}a)", "(?:\\pL\\PL.{8}){20}", "(?i)(?:\\pL\\p{Lu}\\p{Greek}[^x]){100}",
      "((((a{10}){10}){10}))*b.{10}$",
    ])
  func tooComplex(source: String) throws {
    let pattern = try Pattern(source)
    let budget = Language.Budget(states: 500)
    #expect(throws: Language.TooComplex(budget: budget)) { _ = try Language(matching: pattern, within: budget) }
  }

  @Test("the standard budget ends the classic blow-up")
  func standardBudget() throws {
    let pattern = try Pattern("(a|b)*a(a|b){20}")
    #expect(throws: Language.TooComplex(budget: .standard)) { _ = try Language(matching: pattern) }
  }

  @Test("languages that share an allowance have no more when it is spent")
  func allowance() throws {
    let allowance = Language.Allowance(steps: 2_000)
    let budget = Language.Budget(states: 1_000, from: allowance)
    let pattern = try Pattern("^[a-z]+:(x|y)+$")
    let language = try Language(matching: pattern, within: budget)
    let left = allowance.left
    #expect(left > 0 && left < 2_000)
    #expect(try !language.isDisjoint(with: language, within: budget))
    #expect(try language.intersection(language, within: budget) == language)
    #expect(allowance.left < left)
    var made = 0
    while made < 1_000, (try? Language(matching: pattern, within: budget)) != nil { made += 1 }
    #expect(made > 0 && made < 100)
    for work in [
      { _ = try language.intersection(language.complement, within: budget) }, { _ = try Language(exactly: "a", within: budget) },
    ] {
      #expect(throws: Language.TooComplex.self, performing: work)
    }
    #expect(allowance.left == 0 || allowance.left < 100)
  }

  @Test(
    "a language can begin with what some text of it begins with",
    arguments: [
      ("", true), ("r", true), ("repo:acme", true), ("repo:acme/x", true), ("repo:other", false), ("repo:acme/x y", false), ("x", false),
    ])
  func canBegin(text: String, expected: Bool) throws {
    #expect(try Self.language("^repo:acme/[a-z]+$").canBegin(with: text) == expected)
    #expect(Language.all.canBegin(with: text) && !Language.none.canBegin(with: text))
  }

  @Test(
    "what every text of a pattern begins with, and the only text of one that has one",
    arguments: [
      ("repo:acme/[a-z]+", "repo:acme/", nil), ("repo:a", "repo:a", "repo:a"), ("a|b", "", nil), ("^main$", "", nil),
      ("a{3}", "aaa", "aaa"),
      ("(?i)a", "", nil), ("(abc)d*", "abc", nil), ("é", "é", "é"), ("", "", nil),
    ] as [(String, String, String?)])
  func beginning(source: String, prefix: String, only: String?) throws {
    let pattern = try Pattern.anchored(source)
    #expect(pattern.prefix == prefix)
    #expect(pattern.onlyText == only)
  }

  @Test("a product that would take too many states is said to be too complex")
  func productTooComplex() throws {
    let one = try Self.language("^(?:a{97}){1,}$")
    let two = try Self.language("^(?:a{101}){1,}$")
    let three = try Self.language("^(?:a{103}){1,}$")
    let both = try one.intersection(two)
    #expect(both.contains(String(repeating: "a", count: 97 * 101)))
    #expect(throws: Language.TooComplex(budget: .standard)) { _ = try both.intersection(three) }
    #expect(throws: Language.TooComplex(budget: .standard)) { _ = try both.isDisjoint(with: three) }
    #expect(try !both.isSubset(of: three))
    let budget = Language.Budget(states: 20)
    #expect(throws: Language.TooComplex(budget: budget)) { _ = try Language(exactly: String(repeating: "a", count: 30), within: budget) }
  }
}
