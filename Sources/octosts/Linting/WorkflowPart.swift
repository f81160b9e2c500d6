import Lint
import Source
import TrustPolicy
import Usage

/// What a run has to tell of the workflows of one checkout, besides its policies.
struct WorkflowPart {
  let scope: LintScope
  /// What stands before the paths of the checkout's files when they are shown: a folder with its slash, or nothing.
  let prefix: String
  private var part: Exchanges.Part
  /// Whether a folder was looked through.
  private var isWide = false
  /// Policies as they are meant to be, where the files are otherwise.
  private var drafts: [String: [UInt8]] = [:]
  /// Workflows that are to be told about whatever else is.
  private var named: Set<String> = []

  /// For the checkout at `root` in which `candidate` was found.
  init(_ candidate: Candidate, at root: String, in scope: LintScope) {
    self.scope = scope
    prefix = Self.prefix(candidate, root)
    part = Exchanges.Part(files: [])
  }

  /// Takes in what a search through a folder is to tell: everything, or what has changed.
  private mutating func widen(to scope: LintScope, at root: String) {
    isWide = true
    guard let files = part.files, let changes = scope.changes(below: root) else {
      part.files = nil
      return
    }
    part.files = files.union(changes)
    // Those that are gone, too.
    part.policies.formUnion(changes.compactMap { PolicyPath.identity(of: $0) })
  }

  /// The policy's path as it is shown, without what it is called from the root of the checkout.
  static func prefix(_ candidate: Candidate, _ root: String) -> String {
    let (path, absolute) = (candidate.path, candidate.absolutePath)
    if let inner = absolute.path(below: root), path.hasSuffix(inner) { return String(path.dropLast(inner.count)) }
    // Somewhere in the checkout, from where its root lies upward.
    guard absolute.hasSuffix("/" + path), let inner = String(absolute.dropLast(path.count + 1)).path(below: root) else {
      return root.path(to: "")
    }
    return inner.split(separator: "/").map { _ in "../" }.joined()
  }

  /// Takes in what concerns a policy that was looked at; as `draft` where the file is otherwise.
  mutating func add(_ candidate: Candidate, at root: String, in scope: LintScope, draft: [UInt8]?) {
    // All searches through one checkout find the same changes.
    if scope.isFolder, !isWide { widen(to: scope, at: root) }
    guard let identity = candidate.identity else { return }
    if scope.isWanted(candidate.absolutePath) { part.policies.insert(identity) }
    if let draft { drafts[identity] = draft }
  }

  /// Takes in a workflow as a whole, by its path in the checkout.
  mutating func add(workflow path: String) {
    part.files?.insert(path)
    named.insert(path)
  }

  /// Whether everything is told.
  var isWhole: Bool { part.files == nil }

  /// What kept something from being looked at that is to be told.
  func problems(_ found: Checkouts.Workflows) -> [String] {
    if isWhole { return found.problems }
    let read = Set(found.exchanges.usage.workflows.map(\.name))
    return named.subtracting(read).sorted().map { "cannot read `\(prefix + $0)`: it is no plain file of the checkout, or too large" }
  }

  /// The results for workflows and actions, each by the path that it is shown by, from its path in the checkout.
  func results(_ exchanges: Exchanges) -> [(path: String, result: FileResult)] {
    let exchanges = exchanges.with(drafts)
    return scope.linter.lint(exchanges, exchanges.judgements(part), part: part).map { ($0.source.name, $0.named(prefix + $0.source.name)) }
  }
}
