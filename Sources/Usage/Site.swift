import Source
import TrustPolicy
import WorkflowFiles

/// A step that asks the service for a token, together with all runs in which it asks for the same.
public struct Site: Sendable {
  /// A text that the workflow tells, or the words for why it does not.
  public enum Resolved: Sendable, Hashable {
    case known(String)
    case unknown(String)

    /// The text.
    public var text: String? {
      switch self {
      case .known(let text): text
      case .unknown: nil
      }
    }
  }

  /// What is asked for.
  public struct Request: Sendable, Hashable {
    public var scope: Resolved
    public var identity: Resolved
    /// The host of the service.
    public var domain: Resolved
    /// The audience of the OIDC token.
    public var audience: Resolved
  }

  /// Whether the job may have an OIDC token.
  public enum Grant: Sendable, Equatable {
    case granted
    /// The job, with its file, whose `permissions` leave it out; `isSaid` where there are some.
    case missing(job: String, in: String, isSaid: Bool)
  }

  /// The environment that a run is in.
  public enum Environment: Sendable, Hashable {
    case none
    case named(String)
    /// Only the run tells, for this reason.
    case open(String)
  }

  /// Some of the runs.
  public struct Situation: Sendable {
    public let runs: Runs
    public let environment: Environment
    /// Whether something depends on inputs that whoever starts the run may give otherwise.
    public let takesDefaults: Bool
  }

  /// The file that holds the step, which may be an action's.
  public let source: SourceText
  /// What calls the exchange: the value of `uses`, or the script.
  public let span: Span
  /// Where the identity stands.
  public let identitySpan: Span
  /// `octo-sts/action`, `curl`.
  public let tool: String
  public let step: String
  /// The workflow that the event starts.
  public let workflow: String
  /// Its name, as the token has it.
  public let workflowName: String
  /// The workflow that holds the job.
  public let jobWorkflow: String
  /// The jobs from the first workflow on, each with its file.
  public let jobs: [String]
  public let request: Request
  /// The files on the way to the step, and the one that holds it.
  public let files: [String]
  public let grant: Grant
  /// What is wrong with what the step gives the action.
  public let wrongInputs: [WrongInput]
  public internal(set) var situations: [Situation]

  /// The identity that is asked of the repository of `checkout`; nil where another is asked, or that is not known.
  public func identity(in checkout: Workspace) -> String? {
    guard let text = request.scope.text else { return nil }
    let scope = Scope(text)
    guard "\(scope.owner)/\(scope.repository)".lowercased() == checkout.repository.lowercased() else { return nil }
    return request.identity.text
  }
}
