/// What an expression can be worth before the run.
public enum Value: Sendable, Equatable {
  case known(Literal)
  /// The rest of a variable after a text with which it begins.
  case part(Variable, after: String)
  /// What only the run tells, with the words for it.
  case unknown(String)

  /// A text that is known.
  public static func text(_ text: String) -> Value { .known(.text(text)) }
}

/// A value together with the runs in which it is that.
public struct Branch: Sendable {
  public var filter: Filter
  public var value: Value

  public init(_ value: Value, where filter: Filter = .always) {
    self.filter = filter
    self.value = value
  }
}

/// What the contexts of a step hold: `github`, `inputs`, `matrix`, `env`.
public struct Contexts: Sendable {
  /// By path, in lower case: `github.ref`, `matrix.target`.
  private var values: [String: [Branch]] = [:]
  /// Contexts of which everything is known, so that what is not there is null.
  private var complete: Set<String> = []

  public init() {}

  /// Sets what `path` is worth.
  public mutating func set(_ path: String, _ value: Value) {
    values[path.lowercased()] = [Branch(value)]
  }

  /// Sets what `path` is worth in which runs.
  public mutating func set(_ path: String, _ branches: [Branch]) {
    values[path.lowercased()] = branches
  }

  /// Says that nothing is in the context but what was set.
  public mutating func close(_ context: String) {
    complete.insert(context)
  }

  /// Forgets a whole context: a called workflow has inputs and a matrix of its own.
  public mutating func clear(_ context: String) {
    values = values.filter { !$0.key.hasPrefix(context + ".") }
    complete.remove(context)
  }

  subscript(path: [String]) -> [Branch] {
    if let branches = values[path.joined(separator: ".")] { return branches }
    let root = path.first ?? ""
    if path.count == 2, complete.contains(root) { return [Branch(.known(.null))] }
    let written = path.joined(separator: ".")
    return [Branch(.unknown(Self.reason(root, written)))]
  }

  private static func reason(_ root: String, _ written: String) -> String {
    switch root {
    case "vars": "`\(written)` is a variable of the repository or its organization"
    case "secrets": "`\(written)` is a secret"
    case "steps", "needs", "jobs": "`\(written)` is made by the run itself"
    case "shell": "the shell works it out when the workflow runs"
    case "inputs": "`\(written)` is given when the workflow is started"
    default: "`\(written)` is known only when the workflow runs"
    }
  }
}
