import Decision
import Pattern
import TrustPolicy

/// A pattern with alternatives outside of a group, which admits texts that its author did not think of.
struct Grouping {
  /// The pattern with the alternatives in a group.
  let grouped: String
  /// A text that is admitted, and is not once the alternatives are in a group.
  private let witness: String

  /// Nil for a pattern with no such alternatives, and for one that admits the same either way.
  init?(_ written: String, _ match: StringMatch) {
    guard match.isPattern, written.contains("|"), !written.contains("(?"), let anchored = try? AnchoredPattern(written),
      anchored.anchoring.escapes.count == 1, case .alternation(let bars)? = anchored.anchoring.escapes.first,
      let narrow = try? Pattern.anchored("(" + written + ")")
    else { return nil }
    let first = String(decoding: Array(written.utf8).prefix(bars.first?.lowerBound ?? 0), as: UTF8.self)
    let start = (try? Pattern.anchored(first)).flatMap { try? Language(matching: $0) }?.witness()
    guard
      let witness = [start.map { $0 + "-x" }, Self.difference(anchored.pattern, narrow)].compactMap({ $0 }).first(where: {
        match.matches($0) && !narrow.matches($0)
      })
    else { return nil }
    (grouped, self.witness) = ("(" + written + ")", witness)
  }

  private static func difference(_ wide: Pattern, _ narrow: Pattern) -> String? {
    guard let wide = try? Language(matching: wide), let narrow = try? Language(matching: narrow) else { return nil }
    return (try? wide.subtracting(narrow))?.witness()
  }

  /// Closes the hole, whatever else is to be done.
  func remedy(_ line: (String) -> PolicyLine) -> String {
    let text = line(grouped).text
    // A long line is better changed by hand.
    let change = text.utf8.count <= Self.lengthLimit ? "`\(text)`" : "`(` before all of them and `)` behind"
    return "in any case put the alternatives in a group: \(change); without it `^` and `$` each bind to one side only, and `\(witness)` is "
      + "admitted today"
  }

  private static let lengthLimit = 512
}
