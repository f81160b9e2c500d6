import JSON

/// A run in the few words in which people describe one: on a command line, or in a test case.
public struct RunDescription: Sendable {
  /// A fact of a run, as it is called in a test case; on the command line `-` stands for `_`.
  public enum Field: String, Sendable, CaseIterable {
    case repository, event, ref, environment, workflow
    case workflowName = "workflow_name"
    case jobWorkflowRef = "job_workflow_ref"
    case ownerId = "owner_id"
    case repositoryId = "repository_id"
    case visibility, actor
    case headRef = "head_ref"
    case baseRef = "base_ref"
    case headRepository = "head_repository"
    case created, audience

    /// The claim that holds it; nil where it decides about others.
    var claim: String? {
      switch self {
      case .repository, .ref, .environment, .jobWorkflowRef, .repositoryId, .actor, .headRef, .baseRef: rawValue
      case .event: "event_name"
      case .workflowName: "workflow"
      case .ownerId: "repository_owner_id"
      case .visibility: "repository_visibility"
      case .workflow, .headRepository, .created, .audience: nil
      }
    }
  }

  /// Whose token it is.
  public var issuer: IssuerKind = .github
  /// What is told.
  public var fields: [Field: String] = [:]
  /// Whether the repository has immutable subjects.
  public var isImmutable = false
  /// The keys of a customised subject.
  public var template: [String]?
  /// Claims that win over everything else.
  public var claims: [JSONValue.Member] = []

  public init() {}

  /// The claims of a token for `audience`, unless another is told, issued at `issuedAt` (Unix seconds) if that is told.
  public func token(audience: String, issuedAt: Int? = nil) throws(RunError) -> ClaimSheet {
    let audience = fields[.audience] ?? audience
    guard issuer == .github else { return try issuer.token(self, audience: audience, issuedAt: issuedAt) }
    var given: [JSONValue.Member] = []
    for field in Field.allCases {
      if let claim = field.claim, let text = fields[field] { given.append(.init(claim, .string(text))) }
    }
    let form = GitHubRun.SubjectForm(isImmutable: isImmutable || (fields[.created] ?? "") > GitHubRun.immutableSince, template: template)
    let head = fields[.headRepository]
    if let workflow = fields[.workflow] {
      // Where a workflow has no name, GitHub names it by its path.
      let run = try GitHubRun(given: given + claims, headRepository: head)
      let path = workflow.contains("/") ? workflow : ".github/workflows/\(workflow)"
      if fields[.workflowName] == nil { given.append(.init("workflow", .string(path))) }
      given.append(.init("workflow_ref", .string("\(run.sheet.text("repository"))/\(path)@\(run.sheet.text("ref"))")))
    }
    let run = try GitHubRun(given: given + claims, form: form, headRepository: head)
    return run.token(audience: audience, issuedAt: issuedAt)
  }
}
