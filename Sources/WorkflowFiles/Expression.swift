/// An expression of GitHub Actions: what stands in `${{ }}`.
public indirect enum Expression: Sendable, Equatable {
  public enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  case literal(Literal)
  /// A way into a context: `github.event.inputs.name`; the names in lower case.
  case context([String])
  case call(String, [Expression])
  case compare(Comparison, Expression, Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)
  /// What is right and still not looked into: filters, computed names.
  case other
}

/// A value of an expression that is no object.
public enum Literal: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)

  /// Whether a condition takes it for true.
  public var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .text(let text): !text.isEmpty
    }
  }

  /// The text that an expression puts into its place.
  public var text: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let value):
      if let whole = Int(exactly: value) { String(whole) } else { "\(value)" }
    case .text(let text): text
    }
  }

  /// Its number, as comparisons of different types take it; nil for what is none.
  private var number: Double? {
    switch self {
    case .null: 0
    case .bool(let value): value ? 1 : 0
    case .number(let value): value
    case .text(let text): text.isEmpty ? 0 : Double(text)
    }
  }

  /// GitHub's `==`: texts without regard to case, different types by their numbers.
  public func isEqual(_ other: Literal) -> Bool {
    if case .text(let one) = self, case .text(let two) = other { return one.lowercased() == two.lowercased() }
    guard let one = number, let two = other.number else { return false }
    return one == two
  }
}
