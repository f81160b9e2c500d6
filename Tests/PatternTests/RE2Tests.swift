import CRE2
import Testing

@testable import Pattern

/// The same patterns and texts in libre2, from which Go's engine descends. What libre2 refuses, such as a name given twice, is passed over, and texts
/// are well-formed, since libre2 never matches a byte that is not UTF-8.
struct RE2Tests {
  @Test("libre2 agrees on random patterns and texts", arguments: 0..<4)
  func agree(stream: Int) throws {
    var compared = 0
    for round in 0..<RandomMatchTests.rounds {
      var random = RandomPatterns(seed: UInt64(1_000_000 + round * 4 + stream))
      for _ in 0..<100 {
        let source = random.pattern()
        guard let ours = try? Pattern(source), let theirs = RE2(source) else { continue }
        for _ in 0..<6 {
          let text = random.text()
          guard String(validating: text, as: UTF8.self) != nil else { continue }
          compared += 1
          #expect(ours.matches(utf8: text) == theirs.matches(text), "\(source.debugDescription) on \(text)")
        }
      }
    }
    #expect(compared > 200)
  }
}

/// A pattern compiled by libre2. A class, since it owns what it must free.
private final class RE2 {
  private let compiled: UnsafeMutableRawPointer

  init?(_ pattern: String) {
    var pattern = pattern
    let compiled = pattern.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { re2_compile($0.baseAddress, $0.count) }
    }
    guard let compiled else { return nil }
    self.compiled = compiled
  }

  deinit { re2_free(compiled) }

  /// Whether the pattern matches somewhere in `text`.
  func matches(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { re2_partial_match(compiled, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }
}
