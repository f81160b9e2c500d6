import Decision
import Lint
import Report
import Source
import TrustPolicy
import Workflow

/// What a look at the policy in the checkout tells about a refusal.
struct Examination: Sendable {
  enum Outcome: Sendable {
    /// The policy lies in another repository, and nobody has said where in the workspace.
    case elsewhere
    /// The policy lies in another repository, but this one has a policy of that name, which this scope asks for.
    case ours(scope: String)
    /// The workspace is empty.
    case noCheckout
    /// There is no such file; these may have been meant, and these are there.
    case absent(near: [String], identities: [String])
    case unreadable(FileError)
    case tooSlow
    /// The decision, and what lint says against the policy; nil when that takes too long.
    case decided(Simulation, FileResult?)
  }

  let asked: Asked
  let kind: FailureKind
  let path: String
  /// Whether the path is one of the run's own repository.
  let isOwn: Bool
  let outcome: Outcome
  /// The command that repeats the decision.
  let desk: String?

  /// Where in the policy the refusal comes from, for an annotation.
  var place: Command.Place? {
    guard isOwn, case .decided(let simulation, _) = outcome else { return nil }
    guard let span = simulation.policy.problems.first?.span ?? simulation.decision?.firstFailure?.span else { return nil }
    let place = simulation.policy.source.lines.place(span.start)
    return Command.Place(file: path, line: place.line, column: place.column)
  }
}
