extension Language {
  /// What the making of a language may take. The product of two languages can have as many states as both numbers multiplied, and a
  /// pattern as many as two to the power of its length.
  public struct Budget: Sendable, Equatable {
    /// The most states.
    public var states: Int
    /// The most steps; a step takes some ten nanoseconds.
    public var steps: Int

    /// A budget of so many states, and of steps in proportion if nothing else is said.
    public init(states: Int, steps: Int? = nil) {
      self.states = states
      self.steps = steps ?? states * 200
    }

    /// What a check of a pull request can wait for: some hundredths of a second.
    public static let standard = Budget(states: 10_000)
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
