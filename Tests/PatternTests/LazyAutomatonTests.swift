import Testing

@testable import Pattern

struct LazyAutomatonTests {
  private static func automaton(_ source: String, limit: Int) throws -> LazyAutomaton {
    let program = Program(Simplified(try Syntax(parsing: source)))
    return LazyAutomaton(Determinizer(program, try #require(Alphabet(program))), limit: limit)
  }

  @Test("states that served well are forgotten when they are too many, and made again", arguments: [600, 700, 1000, 5000])
  func forgotten(limit: Int) throws {
    var automaton = try Self.automaton("^(?:a+b+(?:c+d+|\\bé+)e+\\b-+)*$", limit: limit)
    func long(_ letters: String) -> [UInt8] { letters.flatMap { Array(String(repeating: String($0), count: 60).utf8) } }
    for _ in 0..<3 {
      #expect(automaton.matches(long("abcde-abcde-").span, from: 0) == true)
      #expect(automaton.matches(long("abcde-abdce-").span, from: 0) == false)
      #expect(automaton.matches(long("abcde-abcde").span, from: 0) == false)
    }
  }

  @Test("states that served badly are given up")
  func givenUp() throws {
    var automaton = try Self.automaton("(?:a|b)*a(?:a|b){12}c", limit: 2000)
    var random = RandomPatterns(seed: 3)
    let text = (0..<2000).map { _ in random.below(2) == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b") }
    #expect(automaton.matches(text.span, from: 0) == nil)
  }

  @Test("a text may be looked at from within")
  func within() throws {
    var automaton = try Self.automaton("^b+$", limit: 5000)
    #expect(automaton.matches(Array("aabb".utf8).span, from: 2) == true)
    #expect(automaton.matches(Array("aabb".utf8).span, from: 1) == false)
  }
}
