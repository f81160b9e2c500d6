import JSON
import TrustPolicy

/// A run of a workflow as GitHub tells it in an identity token: a few facts are given, the others follow from them.
///
/// GitHub, OpenID Connect reference; Events that trigger workflows.
public struct GitHubRun: Sendable {
  /// How the subject is made.
  public struct SubjectForm: Sendable, Hashable {
    /// Whether owner and repository come with their ids, as for repositories that are newer than ``immutableSince``.
    public var isImmutable: Bool
    /// The keys of a customised subject (`include_claim_keys`); nil for the form that GitHub has by default.
    public var template: [String]?

    public init(isImmutable: Bool = false, template: [String]? = nil) {
      self.isImmutable = isImmutable
      self.template = template
    }
  }

  /// Repositories that were created, renamed or transferred after this day have immutable subjects.
  public static let immutableSince = "2026-07-15"

  /// The claims of the run, in the order of GitHub's documentation, then those that are given besides. `iss`, `aud`, `jti` and the times are the
  /// token's: see ``token(issuer:audience:issuedAt:id:)``.
  public private(set) var sheet: ClaimSheet

  /// A run with claims that are `given`, as GitHub names them; given ones always win, `sub` included.
  ///
  /// `headRepository` is where a pull request comes from.
  public init(given: [JSONValue.Member], form: SubjectForm = SubjectForm(), headRepository: String? = nil) throws(RunError) {
    sheet = ClaimSheet(given: given)
    sheet.assume("repository", "acme/app")
    sheet.assume("event_name", "push")
    try check(headRepository)
    refs()
    people()
    workflow()
    let subject = try subject(form)
    sheet.add("sub", .string(subject), .derived)
    if sheet["environment"] != nil { sheet.add("environment", "", .given) }
    sheet.sort(by: Self.order)
    sheet.addRest()
  }

  /// The order of GitHub's example.
  private static let order = [
    "sub", "environment", "ref", "sha", "repository", "repository_owner", "repository_owner_id", "run_id", "run_number", "run_attempt",
    "repository_visibility", "repository_id", "actor_id", "actor", "workflow", "head_ref", "base_ref", "event_name", "ref_protected",
    "ref_type", "workflow_ref", "workflow_sha", "job_workflow_ref", "job_workflow_sha", "runner_environment", "check_run_id",
  ]

  private func check(_ headRepository: String?) throws(RunError) {
    let repository = sheet.text("repository")
    let names = repository.split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2, !names.contains("") else { throw .malformedRepository(repository) }
    let event = sheet.text("event_name")
    guard GitHubClaims.events.contains(event) else {
      throw .unknownEvent(event, nearest: Spelling.nearest(to: event, in: GitHubClaims.events))
    }
    let ref = sheet.text("ref")
    // A deployment of a commit has none.
    guard ref.isEmpty || ref.hasPrefix("refs/") else { throw .shortRef(ref) }
    if let headRepository, event == "pull_request", headRepository.lowercased() != repository.lowercased() {
      throw .fork(head: headRepository, base: repository)
    }
  }

  private var event: String { sheet.text("event_name") }
  /// Runs for a pull request whose subject says so. For `pull_request_target` no captured token proves it.
  private var isForPullRequest: Bool {
    switch GitHubEvent.subjectForm(event) {
    case .ref: false
    case .pullRequest, .undocumented: true
    }
  }

  /// Which ref a run is on follows from its event.
  private mutating func refs() {
    let base = sheet.text("base_ref").isEmpty ? "main" : sheet.text("base_ref")
    switch GitHubEvent.origin(event) {
    case .pullRequest: sheet.assume("ref", "refs/pull/7/merge")
    case .tag: sheet.assume("ref", "refs/tags/v1.0.0")
    case .mergeQueue: sheet.assume("ref", "refs/heads/gh-readonly-queue/\(base)/pr-7-6dcb09b5b57875f334f61aebed695e2e4193db5e")
    case .branchOrTag, .defaultBranch, .caller, nil: sheet.assume("ref", "refs/heads/main")
    }
    let ref = sheet.text("ref")
    sheet.derive("ref_type", ref.hasPrefix("refs/tags/") ? "tag" : "branch")
    sheet.assume("ref_protected", ref.hasPrefix("refs/pull/") ? "false" : "true")
    if GitHubEvent.hasBranches(event) {
      sheet.assume("head_ref", "topic")
      sheet.assume("base_ref", base)
    } else {
      sheet.derive("head_ref", "")
      sheet.derive("base_ref", "")
    }
    sheet.assume("sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e")
  }

  private mutating func people() {
    sheet.derive("repository_owner", String(sheet.text("repository").prefix { $0 != "/" }))
    sheet.assume("repository_id", "724601833")
    sheet.assume("repository_owner_id", "65381124")
    sheet.assume("repository_visibility", "private")
    sheet.assume("actor", "octocat")
    sheet.assume("actor_id", "583231")
  }

  private mutating func workflow() {
    sheet.assume("workflow_ref", "\(sheet.text("repository"))/.github/workflows/ci.yml@\(sheet.text("ref"))")
    sheet.assume("workflow", "CI")
    sheet.derive("workflow_sha", sheet.text("sha"))
    sheet.derive("job_workflow_ref", sheet.text("workflow_ref"))
    sheet.derive("job_workflow_sha", sheet.text("workflow_sha"))
    sheet.assume("runner_environment", "github-hosted")
    sheet.assume("run_id", "9412650731")
    sheet.assume("run_number", "42")
    sheet.assume("run_attempt", "1")
    sheet.assume("check_run_id", "25930174486")
  }

  // MARK: The subject

  private func subject(_ form: SubjectForm) throws(RunError) -> String {
    guard let template = form.template else { return "\(repository(form)):\(context)" }
    var parts: [String] = []
    for key in template {
      switch key {
      case "repo": parts.append(repository(form))
      case "context": parts.append(context)
      default:
        guard let value = sheet[key]?.string, key != "environment" || !value.isEmpty else { throw .templateKeyMissing(key) }
        parts.append("\(key):\(GitHubEvent.escaped(value))")
      }
    }
    return parts.joined(separator: ":")
  }

  /// `repo:OWNER/REPO`, with the ids where they do not change.
  private func repository(_ form: SubjectForm) -> String {
    let names = sheet.text("repository").split(separator: "/")
    guard form.isImmutable else { return "repo:" + sheet.text("repository") }
    return "repo:\(names[0])@\(sheet.text("repository_owner_id"))/\(names[1])@\(sheet.text("repository_id"))"
  }

  /// What wins in the subject: the environment, else the pull request, else the ref.
  private var context: String {
    let environment = sheet.text("environment")
    if !environment.isEmpty { return "environment:\(GitHubEvent.escaped(environment))" }
    if isForPullRequest { return "pull_request" }
    return "ref:\(GitHubEvent.escaped(sheet.text("ref")))"
  }

  // MARK: The token

  /// Seconds that a token lives after it was issued.
  public static let lifetime = 300

  /// The claims of a token about the run: those of the token itself, unless the run has them given, then the run's.
  /// Without `issuedAt` (Unix seconds) it has no times.
  public func token(
    issuer: String = GitHub.issuer, audience: String, issuedAt: Int? = nil, id: String = "1f0a3c52-9d4e-4f0b-8b51-7c1d2e3f4a5b"
  ) -> ClaimSheet {
    var token = ClaimSheet(given: sheet.claims.filter { $0.origin == .given }.map { .init($0.name, $0.value) })
    token.assume("jti", id)
    token.add("iss", .string(issuer), .derived)
    token.assume("aud", audience)
    for claim in sheet.claims { token.add(claim.name, claim.value, claim.origin) }
    if let issuedAt {
      token.add("nbf", .number(issuedAt - 600), .derived)
      token.add("exp", .number(issuedAt + Self.lifetime), .derived)
      token.add("iat", .number(issuedAt), .derived)
    }
    return token
  }
}
