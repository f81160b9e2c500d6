/// The inputs of an action, as the runner hands them to a container: `INPUT_` and the name in upper case, spaces as `_`, hyphens kept.
public struct Inputs: Sendable {
  private let environment: [String: String]

  /// The inputs in `environment`.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// Whether the runner has handed over inputs at all, empty ones included.
  public var arePresent: Bool {
    environment.keys.contains { $0.hasPrefix("INPUT_") }
  }

  /// The names of the inputs that the runner has handed over, in lower case, sorted. What no input of the action is it hands over too.
  public var names: [String] {
    environment.keys.filter { $0.hasPrefix("INPUT_") }.map { $0.dropFirst("INPUT_".count).lowercased() }.sorted()
  }

  /// The trimmed value of input `name`; nil when absent, empty or blank, which the runner does not tell apart either.
  public subscript(name: String) -> String? {
    guard let value = environment[Self.variable(name)] else { return nil }
    let trimmed = value.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The input `name` read as YAML 1.2's core schema spells booleans, as `core.getBooleanInput` does.
  public func flag(_ name: String) throws(WorkflowError) -> Bool? {
    switch self[name] {
    case nil: nil
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    case let value?: throw .notBoolean(input: name, value: value)
    }
  }

  /// The input `name` as a whole number in `range`.
  public func number(_ name: String, in range: ClosedRange<Int>) throws(WorkflowError) -> Int? {
    guard let value = self[name] else { return nil }
    guard let number = Int(value), range.contains(number) else { throw .notNumber(input: name, value: value, range: range) }
    return number
  }

  /// The variable that carries input `name`.
  public static func variable(_ name: String) -> String {
    "INPUT_" + String(name.uppercased().map { $0 == " " ? "_" : $0 })
  }
}

extension String {
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}
