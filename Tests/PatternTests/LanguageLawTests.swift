import Testing

@testable import Pattern

struct LanguageLawTests {
  @Test("union, intersection and difference keep the laws of sets on random patterns", arguments: 0..<8)
  func laws(stream: Int) throws {
    var random = RandomPatterns(seed: UInt64(9000 + stream))
    var checked = 0
    while checked < 6 * LanguageTests.rounds {
      let sources = (0..<3).map { _ in random.pattern() }
      let made = sources.compactMap { source in (try? Pattern(source)).flatMap { try? Language(matching: $0) } }
      let texts = (0..<12).map { _ in String(decoding: random.text(), as: UTF8.self) }
      guard made.count == 3 else { continue }
      checked += 1
      do {
        try check(made[0], made[1], made[2], texts, "\(sources)")
      } catch {
        Issue.record("\(sources): \(error)")
      }
    }
  }

  private func check(_ a: Language, _ b: Language, _ c: Language, _ texts: [String], _ place: String) throws {
    let both = try a.intersection(b)
    let either = try a.union(b)
    let without = try a.subtracting(b)
    for text in texts + both.samples(count: 3, seed: 3) + either.samples(count: 3, seed: 4) + without.samples(count: 3, seed: 5) {
      #expect(both.contains(text) == (a.contains(text) && b.contains(text)), "\(place) on \(text.debugDescription)")
      #expect(either.contains(text) == (a.contains(text) || b.contains(text)), "\(place) on \(text.debugDescription)")
      #expect(without.contains(text) == (a.contains(text) && !b.contains(text)), "\(place) on \(text.debugDescription)")
      #expect(a.complement.contains(text) == !a.contains(text), "\(place) on \(text.debugDescription)")
    }
    #expect(try both == b.intersection(a), "\(place)")
    #expect(try either == b.union(a), "\(place)")
    #expect(a.complement.complement == a, "\(place)")
    #expect(try a.union(a) == a && a.intersection(a) == a, "\(place)")
    #expect(try a.intersection(a.complement).isEmpty && a.union(a.complement).isAll, "\(place)")
    #expect(try either.complement == a.complement.intersection(b.complement), "\(place)")
    #expect(try a.intersection(b.union(c)) == both.union(a.intersection(c)), "\(place)")
    #expect(try without.union(both) == a, "\(place)")
    #expect(try a.isDisjoint(with: b) == both.isEmpty, "\(place)")
    #expect(try both.isSubset(of: a) && a.isSubset(of: either) && without.isDisjoint(with: b), "\(place)")
    #expect(try a.isSubset(of: b) == (without.isEmpty), "\(place)")
    #expect((a == b) == (try without.isEmpty && b.subtracting(a).isEmpty), "\(place)")
    #expect(!(a.isFinite && a.complement.isFinite), "\(place)")
    if a.isFinite && b.isFinite { #expect(either.isFinite, "\(place)") }
    if a.isFinite || b.isFinite { #expect(both.isFinite, "\(place)") }
  }
}
