import Lint
import Source
import WorkflowFiles

/// What a run has to tell of the workflows of the checkouts that it comes to.
struct WorkflowParts {
  private var checkouts: Checkouts
  /// By the roots of checkouts.
  private var parts: [String: WorkflowPart] = [:]

  init(_ host: Host) {
    checkouts = Checkouts(host)
  }

  /// What lies around a policy that is looked at: the exchanges only where `linter` wants to know them.
  ///
  /// - Parameter draft: its bytes, where the file is otherwise.
  mutating func surroundings(
    of candidate: Candidate, in scope: LintScope, for linter: Linter, draft: [UInt8]?
  ) -> (Surroundings, Exchanges?) {
    guard let root = Checkouts.root(of: candidate.absolutePath) else { return (.unknown, nil) }
    let surroundings = checkouts.surroundings(of: root)
    guard linter.looksAtWorkflows, let found = checkouts.workflows(of: root, shownAs: WorkflowPart.prefix(candidate, root)) else {
      return (surroundings, nil)
    }
    parts[root, default: WorkflowPart(candidate, at: root, in: scope)].add(candidate, at: root, in: scope, draft: draft)
    return (surroundings, found.exchanges)
  }

  /// Whether the file lies where GitHub looks for workflows.
  static func isWorkflow(_ candidate: Candidate) -> Bool {
    WorkflowFile.isWorkflow(path: candidate.absolutePath.split(separator: "/").suffix(3).joined(separator: "/"))
  }

  /// Takes in a workflow that was named itself; false where nobody knows whose it is.
  mutating func add(workflow candidate: Candidate, in scope: LintScope) -> Bool {
    guard let root = Checkouts.root(of: candidate.absolutePath, through: "workflows"), checkouts.surroundings(of: root).repository != nil,
      let path = candidate.absolutePath.path(below: root)
    else { return false }
    if scope.linter.looksAtWorkflows, scope.isWanted(candidate.absolutePath) {
      parts[root, default: WorkflowPart(candidate, at: root, in: scope)].add(workflow: path)
    }
    return true
  }

  /// What there is to tell of a checkout.
  struct Told {
    /// Each with its path from the root of the checkout that GitHub knows.
    var results: [(result: FileResult, place: String?)]
    /// What could not be read.
    var problems: [String]
  }

  /// What there is to tell of the checkout at `root`, once all of its policies were looked at and fixed. Nothing of it is kept.
  mutating func finish(_ root: String) -> Told {
    guard let part = parts.removeValue(forKey: root), let found = checkouts.workflows(of: root, shownAs: part.prefix) else {
      return Told(results: [], problems: [])
    }
    checkouts.forgetWorkflows(of: root)
    let results = part.results(found.exchanges).filter { !part.scope.ignores(root.path(to: $0.path)) }
    return Told(
      results: results.map { ($0.result, root.path(to: $0.path).path(below: part.scope.root)) },
      problems: part.problems(found))
  }

  /// The same of all that are left.
  mutating func finish() -> [Told] { parts.keys.sorted().map { finish($0) } }

  /// Whether everything is to be told of the checkout at `root`, so that nothing can come in addition.
  func isWhole(_ root: String) -> Bool { parts[root]?.isWhole ?? false }
}
