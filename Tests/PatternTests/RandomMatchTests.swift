import Foundation
import Testing

@testable import Pattern

struct RandomMatchTests {
  /// `SOAK=1` runs three hundred times as many.
  static let rounds = ProcessInfo.processInfo.environment["SOAK"] == nil ? 1 : 300

  @Test("every way to match agrees with the plain matcher on random patterns", arguments: 0..<8)
  func agree(stream: Int) throws {
    for round in 0..<Self.rounds {
      var random = RandomPatterns(seed: UInt64(round * 8 + stream))
      for _ in 0..<80 {
        let source = random.pattern()
        let texts = (0..<6).map { _ in random.text() }
        guard let syntax = try? Syntax(parsing: source) else { continue }
        try check(source, syntax, texts)
      }
    }
  }

  private func check(_ source: String, _ syntax: Syntax, _ texts: [[UInt8]]) throws {
    let pattern = try Pattern(source)
    let program = Program(Simplified(syntax))
    let alphabet = try #require(Alphabet(program))
    var lazy = LazyAutomaton(Determinizer(program, alphabet))
    var small = LazyAutomaton(Determinizer(program, alphabet), limit: 2000)
    var simulation = Simulation(program)
    for text in texts {
      let expected = ReferenceMatcher(text).matches(syntax)
      let place = "\(source.debugDescription) on \(text)"
      #expect(pattern.matches(utf8: text) == expected, "table: \(place)")
      #expect(lazy.matches(text.span, from: 0) == expected, "lazy: \(place)")
      #expect(small.matches(text.span, from: 0) ?? expected == expected, "small cache: \(place)")
      #expect(simulation.matches(text.span, from: 0) == expected, "simulation: \(place)")
    }
  }

  @Test("the simplified tree and the program say the same for the same pattern", arguments: 0..<2)
  func stable(stream: Int) throws {
    var random = RandomPatterns(seed: UInt64(1000 + stream))
    for _ in 0..<200 {
      let source = random.pattern()
      guard let one = try? Syntax(parsing: source), let two = try? Syntax(parsing: source) else { continue }
      #expect(one == two)
      #expect(Simplified(one).description == Simplified(two).description)
      #expect(Program(Simplified(one)).instructions.count == Simplified(one).size + 1, "\(source)")
    }
  }
}
