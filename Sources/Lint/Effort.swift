import Pattern
import Source

/// What the rules may spend on one file, and where that did not suffice. It is counted in steps, so that the same file always gets the same
/// answer. A class because all rules draw from it.
final class Effort {
  /// For one language, and in all: some hundredths of a second, and some tenths.
  private static let states = 2_000
  private static let steps = 20_000_000
  /// What it takes to begin, whatever comes of it.
  private static let base = 1_000
  /// What the rules take for one comparison and for a byte of it, apart from languages: the pattern is read more than once.
  private static let comparison = 5_000
  private static let byte = 30

  let budget: Language.Budget
  /// The places of what was given up.
  private(set) var unfinished: Set<Span> = []

  init(steps: Int = Effort.steps) {
    budget = Language.Budget(states: Self.states, from: Language.Allowance(steps: steps))
  }

  /// Whether a comparison with a pattern of so many bytes is looked at; a note for ``Rule/tooComplex`` where it is not.
  func begin(on place: Span, bytes: Int) -> Bool {
    let steps = Self.comparison + Self.byte * bytes
    guard let allowance = budget.allowance, allowance.left < steps else {
      budget.allowance?.take(steps)
      return true
    }
    unfinished.insert(place)
    return false
  }

  /// The answer of `work`; nil, and a note for ``Rule/tooComplex``, where it would take too much.
  func spend<Answer>(on place: Span, _ work: (Language.Budget) throws(Language.TooComplex) -> Answer) -> Answer? {
    do {
      budget.allowance?.take(Self.base)
      return try work(budget)
    } catch {
      unfinished.insert(place)
      return nil
    }
  }
}
