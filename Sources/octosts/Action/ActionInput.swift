import Workflow

/// An input of the action. ``all`` is the one place that names, describes and fills in the inputs: the stages read them by it, `action.yml`
/// and `docs/action.md` are made from it.
struct ActionInput: Sendable {
  /// What holds when a workflow leaves the input out.
  enum Absence: Sendable, Equatable {
    /// The task cannot do without it.
    case missing
    /// This text stands in, in `action.yml` too.
    case text(String)
    /// The stage finds out; these words say what.
    case told(String)
    /// Nothing is done about it.
    case nothing
  }

  let name: String
  /// Sentences, with code in backticks.
  let summary: String
  let absence: Absence
  /// The tasks that read it.
  let tasks: Set<ActionTask>

  init(_ name: String, _ absence: Absence, for tasks: Set<ActionTask> = Set(ActionTask.allCases), _ summary: String) {
    self.name = name
    self.summary = summary
    self.absence = absence
    self.tasks = tasks
  }

  /// What stands in when the input is absent or empty.
  var fallback: String? {
    if case .text(let text) = absence { text } else { nil }
  }
}

extension Inputs {
  /// The trimmed value of `input`, or what stands in for it.
  subscript(input: ActionInput) -> String? { self[input.name] ?? input.fallback }

  /// The `input` as a boolean; what stands in for it is one.
  func flag(_ input: ActionInput) throws(WorkflowError) -> Bool {
    try flag(input.name) ?? (input.fallback == "true")
  }

  /// The `input` as a whole number in `range`; what stands in for it is one.
  func number(_ input: ActionInput, in range: ClosedRange<Int>) throws(WorkflowError) -> Int {
    try number(input.name, in: range) ?? input.fallback.flatMap { Int($0) } ?? range.lowerBound
  }
}
