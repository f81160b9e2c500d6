import Synchronization

extension Language {
  /// What the making of a language may take. The product of two languages can have as many states as both numbers multiplied, and a
  /// pattern as many as two to the power of its length.
  public struct Budget: Sendable, Equatable {
    /// The most states.
    public var states: Int
    /// The most steps; a step takes some ten nanoseconds.
    public var steps: Int
    /// What this piece of work shares with others; nil for nothing.
    public var allowance: Allowance?

    /// A budget of so many states, and of steps in proportion if nothing else is said.
    public init(states: Int, steps: Int? = nil, from allowance: Allowance? = nil) {
      self.states = states
      self.steps = steps ?? states * 200
      self.allowance = allowance
    }

    /// What a check of a pull request can wait for: some hundredths of a second.
    public static let standard = Budget(states: 10_000)

    /// The steps that are left for one language.
    var limit: Int { allowance.map { min(steps, $0.left) } ?? steps }

    /// Notes that so many steps were taken.
    func charge(_ steps: Int) { allowance?.take(steps) }
  }

  /// Steps for the languages of a whole piece of work: what one takes the others have no more. A class because they share it.
  public final class Allowance: Sendable, Equatable {
    private let rest: Atomic<Int>

    public init(steps: Int) {
      rest = Atomic(steps)
    }

    /// The steps that nobody has taken yet.
    public var left: Int { max(0, rest.load(ordering: .relaxed)) }

    /// How many steps more were taken than there were.
    public var overdrawn: Int { max(0, -rest.load(ordering: .relaxed)) }

    /// Takes steps for what is no language and yet grows with one.
    public func take(_ steps: Int) { rest.subtract(steps, ordering: .relaxed) }

    public static func == (one: Allowance, two: Allowance) -> Bool { one === two }
  }

  /// The answer where a language would take more than its budget.
  public struct TooComplex: Error, Equatable {
    /// The budget that did not suffice.
    public let budget: Budget
  }
}

extension Language.TooComplex: CustomStringConvertible {
  public var description: String { "too complex: more than \(budget.states) states or \(budget.steps) steps" }
}
