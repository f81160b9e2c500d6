import TrustPolicy

/// What the action does, as its input `command` says.
enum ActionTask: String, CaseIterable, Sendable {
  case exchange
  case lint
  case test

  /// What is done unless the workflow says.
  static let fallback = exchange

  /// The tasks as a sentence lists them.
  static var names: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

  init(named name: String) throws(ActionInputError) {
    guard let task = Self(rawValue: name) else {
      throw .command(name, near: Spelling.nearest(to: name, in: Self.allCases.map(\.rawValue)))
    }
    self = task
  }
}
