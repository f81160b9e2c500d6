/// Why something cannot be written for the runner.
public enum WorkflowError: Error, Hashable, Sendable {
  case emptyName
  /// The name holds a line end, a control character, `=` or `<`.
  case unusableName(String)
  /// The value of this name holds the delimiter that was drawn.
  case delimiterInValue(String)
  /// The input is set to something that is neither true nor false.
  case notBoolean(input: String, value: String)
  /// The input is set to something that is not a whole number in the range.
  case notNumber(input: String, value: String, range: ClosedRange<Int>)
}

extension WorkflowError: CustomStringConvertible {
  /// One sentence; it may quote the user's text raw.
  public var description: String {
    switch self {
    case .emptyName: "an entry of an environment file has no name"
    case .unusableName(let name): "`\(name)` cannot name an entry of an environment file: expected one line without `=` and `<`"
    case .delimiterInValue(let name): "the value of `\(name)` holds the delimiter drawn for it: try again"
    case .notBoolean(let input, let value): "the input `\(input)` is `\(value)`: expected `true` or `false`"
    case .notNumber(let input, let value, let range):
      "the input `\(input)` is `\(value)`: expected a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
