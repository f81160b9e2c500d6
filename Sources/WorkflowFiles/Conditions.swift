import Pattern

/// Conditions, as the runs that they let through.
extension Contexts {
  /// The runs in which `condition` holds; what is not understood is taken to hold.
  public func filter(_ condition: Expression) -> Filter {
    switch condition {
    case .and(let left, let right): filter(left).and(filter(right))
    case .or(let left, let right): filter(left).or(filter(right))
    case .not(let operand): filter(operand).negated
    case .compare(let comparison, let left, let right): compared(comparison, left, right)
    case .call("contains", let arguments): tested(arguments, Self.containing)
    case .call("startswith", let arguments): tested(arguments, Self.starting)
    case .call("endswith", let arguments): tested(arguments, Self.ending)
    // A job whose forerunners failed asks for no token.
    case .call("always", _), .call("success", _), .call("failure", _), .call("cancelled", _), .call, .other: .unknown
    case .literal, .context: truth(evaluate(condition))
    }
  }

  private func truth(_ branches: [Branch]) -> Filter {
    union(branches) { value in
      switch value {
      case .known(let literal): literal.isTruthy ? .always : .never
      case .part, .unknown: .unknown
      }
    }
  }

  private func union(_ branches: [Branch], _ filter: (Value) -> Filter) -> Filter {
    branches.map { $0.filter.and(filter($0.value)) }.reduce(.never) { $0.or($1) }
  }

  private func compared(_ comparison: Expression.Comparison, _ left: Expression, _ right: Expression) -> Filter {
    switch comparison {
    case .equal: equal(left, right)
    case .notEqual: equal(left, right).negated
    case .less, .lessOrEqual, .greater, .greaterOrEqual: .unknown
    }
  }

  private func equal(_ left: Expression, _ right: Expression) -> Filter {
    let rights = evaluate(right)
    return union(evaluate(left)) { one in
      union(rights) { two in
        switch (one, two) {
        case (.known(let one), .known(let two)): one.isEqual(two) ? .always : .never
        case (.part(let variable, let prefix), .known(let text)), (.known(let text), .part(let variable, let prefix)):
          // GitHub compares without regard to case; that two refs differ in nothing else is not looked at.
          (try? Language(exactly: prefix + text.text)).map { Filter(variable, in: $0) } ?? .unknown
        case (.part, .part), (.unknown, _), (_, .unknown): .unknown
        }
      }
    }
  }

  // MARK: Functions

  private func tested(_ arguments: [Expression], _ test: (Value, String) -> Filter) -> Filter {
    guard arguments.count == 2 else { return .unknown }
    let needles = evaluate(arguments[1])
    return union(evaluate(arguments[0])) { text in
      union(needles) { needle in
        guard case .known(let needle) = needle else { return .unknown }
        return test(text, needle.text)
      }
    }
  }

  private static func containing(_ text: Value, _ needle: String) -> Filter {
    switch text {
    case .known(let text): text.text.lowercased().contains(needle.lowercased()) ? .always : .never
    case .part(let variable, let prefix): matching(variable, "\(Pattern.quoted(prefix)).*\(Pattern.quoted(needle)).*")
    case .unknown: .unknown
    }
  }

  private static func starting(_ text: Value, _ needle: String) -> Filter {
    switch text {
    case .known(let text): text.text.lowercased().hasPrefix(needle.lowercased()) ? .always : .never
    case .part(let variable, let prefix): (try? Language(startingWith: prefix + needle)).map { Filter(variable, in: $0) } ?? .unknown
    case .unknown: .unknown
    }
  }

  private static func ending(_ text: Value, _ needle: String) -> Filter {
    switch text {
    case .known(let text): text.text.lowercased().hasSuffix(needle.lowercased()) ? .always : .never
    case .part(let variable, let prefix): matching(variable, "\(Pattern.quoted(prefix)).*\(Pattern.quoted(needle))")
    case .unknown: .unknown
    }
  }

  private static func matching(_ variable: Variable, _ expression: String) -> Filter {
    guard let pattern = try? Pattern.full("(?s)" + expression), let language = try? Language(matching: pattern) else { return .unknown }
    return Filter(variable, in: language)
  }
}
