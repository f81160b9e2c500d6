import Pattern

/// Expressions, worked out as far as a workflow file lets one.
extension Contexts {
  /// More values than that of one text are none that is known.
  private static let maximumBranches = 16

  // MARK: Texts

  /// What `template` is worth, in which runs.
  public func evaluate(_ template: Template) -> [Branch] {
    if template.parts.count == 1, case .expression(let expression, let written) = template.parts[0] {
      return expression.map { evaluate($0) } ?? [Branch(.unknown("`${{ \(written) }}` is no expression"))]
    }
    let parts = template.parts.map { part -> [Branch] in
      switch part {
      case .text(let text): [Branch(.text(text))]
      case .expression(let expression?, _): evaluate(expression)
      case .expression(nil, let written): [Branch(.unknown("`${{ \(written) }}` is no expression"))]
      }
    }
    return join(parts)
  }

  /// One text after the other.
  private func join(_ parts: [[Branch]]) -> [Branch] {
    var joined = [Branch(.text(""))]
    for part in parts {
      joined = joined.flatMap { before in
        part.map { Branch(Self.concatenated(before.value, $0.value), where: before.filter.and($0.filter)) }
      }.filter { !$0.filter.isNever }
      if joined.count > Self.maximumBranches { return [Branch(.unknown("it can be more than \(Self.maximumBranches) texts"))] }
    }
    return joined
  }

  private static func concatenated(_ one: Value, _ two: Value) -> Value {
    switch (one, two) {
    case (.known(let one), .known(let two)): .text(one.text + two.text)
    case (.unknown, _): one
    case (_, .unknown): two
    case (.part(let variable, _), _), (_, .part(let variable, _)): .unknown("`\(variable.rawValue)` is known only when the workflow runs")
    }
  }

  // MARK: Values

  /// What `expression` is worth, in which runs.
  public func evaluate(_ expression: Expression) -> [Branch] {
    let branches: [Branch]
    switch expression {
    case .literal(let literal): return [Branch(.known(literal))]
    case .context(let path): return self[path]
    case .and(let left, let right): branches = choose(left, or: right, whenTruthy: true)
    case .or(let left, let right): branches = choose(left, or: right, whenTruthy: false)
    case .call("format", let arguments): branches = formatted(arguments)
    case .not, .compare, .call("contains", _), .call("startswith", _), .call("endswith", _):
      let filter = filter(expression)
      guard filter.isExact else { return [Branch(.unknown("a condition is known only when the workflow runs"))] }
      branches = [Branch(.known(.bool(true)), where: filter), Branch(.known(.bool(false)), where: filter.negated)]
    case .call(let name, _): return [Branch(.unknown("what `\(name)()` gives is known only when the workflow runs"))]
    case .other: return [Branch(.unknown("an expression is known only when the workflow runs"))]
    }
    let possible = branches.filter { !$0.filter.isNever }
    return possible.count <= Self.maximumBranches ? possible : [Branch(.unknown("it can be more than \(Self.maximumBranches) texts"))]
  }

  /// `&&` and `||` give one of their operands: the right one where the left one is as `whenTruthy` says.
  private func choose(_ left: Expression, or right: Expression, whenTruthy: Bool) -> [Branch] {
    // Once for all branches: the work must not double with every operator.
    var others: [Branch]?
    return evaluate(left).flatMap { branch -> [Branch] in
      let isTruthy: Bool
      switch branch.value {
      case .known(let literal): isTruthy = literal.isTruthy
      // Every run has these.
      case .part(.ref, after: ""), .part(.actor, after: ""): isTruthy = true
      case .part(let variable, _):
        return [Branch(.unknown("`\(variable.rawValue)` is known only when the workflow runs"), where: branch.filter)]
      case .unknown: return [branch]
      }
      guard isTruthy == whenTruthy else { return [branch] }
      let right = others ?? evaluate(right)
      others = right
      return right.map { Branch($0.value, where: branch.filter.and($0.filter)) }
    }
  }

  /// `format('{0}-{1}', a, b)`.
  private func formatted(_ arguments: [Expression]) -> [Branch] {
    guard case .literal(.text(let pattern))? = arguments.first else { return [Branch(.unknown("what `format()` gives is not known"))] }
    var parts: [[Branch]] = []
    var rest = Substring(pattern)
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        rest = rest.dropFirst()
        parts.append([Branch(.text(String(character)))])
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}"), let index = Int(rest[..<end]), arguments.indices.contains(index + 1), index >= 0 else {
          return [Branch(.unknown("`format()` is given too few values"))]
        }
        rest = rest[end...].dropFirst()
        parts.append(evaluate(arguments[index + 1]))
      } else {
        let text = String(character) + rest.prefix { $0 != "{" && $0 != "}" }
        rest = rest.dropFirst(text.count - 1)
        parts.append([Branch(.text(text))])
      }
    }
    return join(parts)
  }
}
