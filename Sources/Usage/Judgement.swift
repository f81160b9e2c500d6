import Decision
import Explanation
import Pattern
import Source
import TrustPolicy
import WorkflowFiles

/// What comes of an exchange.
public enum Verdict: Sendable, Equatable {
  /// Every run gets a token.
  case always
  /// Some runs do.
  case sometimes
  case never
  /// It cannot be told, for this reason.
  case unknown(String)

  /// The word that reports use.
  public var word: String {
    switch self {
    case .always: "always"
    case .sometimes: "sometimes"
    case .never: "never"
    case .unknown: "unknown"
    }
  }
}

/// What is known about the exchanges of one site.
public struct Judgement: Sendable {
  /// Where the policy is.
  public enum Policy: Sendable {
    /// The repository is not at hand, or the file is not named.
    case unknown(String)
    /// There is no such file; with the identities that there are.
    case missing(repository: String, path: String, others: [String])
    case found(PolicyFile, repository: String)
  }

  /// A token of one of the runs.
  public struct Example: Sendable {
    /// What tells it from others: `sub`, and what was varied.
    public let claims: [Witness.Claim]
    /// What the service decides about it.
    public let decision: Decision?
    /// Why it is refused; nil where it is not.
    public let refusal: Admission.Refusal?
    /// Knows more about the checks that failed; nil where no policy was asked.
    let explainer: Explainer?

    /// What is at odds at the first check that fails, with the remedy; nil where that cannot be told for certain.
    public var cause: Explanation.Cause? {
      guard let explainer, let check = decision?.firstFailure else { return nil }
      return explainer.explain(check)?.cause
    }
  }

  /// What comes of the runs of one event.
  public struct Case: Sendable {
    public let situation: Site.Situation
    public let verdict: Verdict
    public let accepted: Example?
    public let refused: Example?
    /// What must be so for the repository, in words: ``verdict`` holds under it.
    public let assumptions: [String]

    /// The event and the environment, in words.
    public var label: String {
      switch situation.environment {
      case .none: situation.runs.label
      case .named(let name): "\(situation.runs.label) in environment `\(name)`"
      case .open: "\(situation.runs.label) in an environment that only the run tells"
      }
    }
  }

  public let site: Site
  public let policy: Policy
  public let cases: [Case]
  /// Whether the policy admits workflows of other repositories, and of this one none. In a fork that is as it should be.
  public internal(set) var isForOthers = false

  /// What comes of all of them.
  public var verdict: Verdict {
    switch policy {
    case .unknown(let reason): return .unknown(reason)
    case .missing: return .never
    case .found: break
    }
    let verdicts = cases.map(\.verdict)
    if let first = verdicts.first, verdicts.allSatisfy({ $0 == first }) { return first }
    if verdicts.contains(where: { $0 == .always || $0 == .sometimes }) { return .sometimes }
    return verdicts.first { $0 != .never } ?? .unknown("nothing starts the workflow")
  }

  /// The refused token that misses by the least.
  public var nearestMiss: Example? {
    cases.compactMap(\.refused).min { Self.distance($0) < Self.distance($1) }
  }

  private static func distance(_ example: Example) -> Int {
    example.decision?.checks.count { !$0.passed } ?? .max
  }
}
