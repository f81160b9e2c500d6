import Issuers
import JSON
import Pattern
import WorkflowFiles

/// The tokens of some runs, claim by claim.
struct TokenShape {
  enum Form {
    case fixed(String)
    /// The text, then the variable.
    case variable(Variable, after: String)
    /// Some text of the language: one for the repository where it `isFact`, else one for each run.
    case open(Language, isFact: Bool)
    case absent
  }

  /// How the repository writes its subjects.
  enum Names: Equatable {
    case classic
    /// With the ids of owner and repository, which no checkout tells: those that the policy asks for.
    case immutable(owner: String, repository: String)
  }

  let runs: Runs
  private let forms: [String: Form]

  /// - Parameter endsInPullRequest: whether a subject without environment ends in `pull_request`.
  init(_ situation: Site.Situation, of site: Site, in checkout: Workspace, names: Names, endsInPullRequest: Bool) {
    let (owner, repository) = (checkout.owner, checkout.name)
    var runs = situation.runs
    if case .open = situation.environment { runs = runs.withOpenEnvironment() }
    self.runs = runs
    let before =
      switch names {
      case .classic: "repo:\(owner)/\(repository):"
      case .immutable(let ownerID, let id): "repo:\(owner)@\(ownerID)/\(repository)@\(id):"
      }
    var forms: [String: Form] = [
      "iss": .fixed(GitHub.issuer), "event_name": .fixed(runs.event), "ref": .variable(.ref, after: ""), "ref_type": .fixed(runs.refType),
      "repository": .fixed(checkout.repository), "repository_owner": .fixed(owner), "workflow": .fixed(site.workflowName),
      "workflow_ref": .variable(.ref, after: "\(checkout.repository)/\(site.workflow)@"),
      "job_workflow_ref": .variable(.ref, after: "\(checkout.repository)/\(site.jobWorkflow)@"), "actor": .variable(.actor, after: ""),
      "aud": site.request.audience.text.map { .fixed($0) } ?? .absent,
    ]
    if case .immutable(let ownerID, let id) = names {
      forms["repository_owner_id"] = .fixed(ownerID)
      forms["repository_id"] = .fixed(id)
    }
    let branches = GitHubEvent.hasBranches(runs.event)
    forms["base_ref"] = branches ? .variable(.baseRef, after: "") : .fixed("")
    forms["head_ref"] = branches ? .variable(.headRef, after: "") : .fixed("")
    switch situation.environment {
    case .none:
      forms["environment"] = .absent
      forms["sub"] = endsInPullRequest ? .fixed(before + "pull_request") : .variable(.ref, after: before + "ref:")
    case .named(let name):
      forms["environment"] = .fixed(name)
      forms["sub"] = .fixed(before + "environment:" + GitHubEvent.escaped(name))
    case .open:
      forms["environment"] = .variable(.environment, after: "")
      forms["sub"] = .variable(.environment, after: before + "environment:")
    }
    self.forms = forms
  }

  /// Claims that are the same in every run of a repository, and that no workflow file tells.
  private static let facts: Set<String> = [
    "repository_id", "repository_owner_id", "repository_visibility", "enterprise", "enterprise_id", "ref_protected", "runner_environment",
  ]

  /// What the claim `name` can be.
  subscript(name: String) -> Form {
    if let form = forms[name] { return form }
    guard !GitHubClaims.numbers.contains(name), let language = GitHubClaims.language(of: name) else { return .absent }
    return .open(language, isFact: Self.facts.contains(name) || GitHubClaims.isProperty(name))
  }

  // MARK: Tokens

  /// The claims of one token, as JSON.
  ///
  /// - Parameters:
  ///   - values: what the variables are.
  ///   - open: what the policy asks of claims that no workflow file tells.
  func payload(_ values: [Variable: String], _ open: [String: String]) -> [UInt8] {
    var claims: [JSONValue.Member] = []
    for name in GitHubClaims.names {
      switch self[name] {
      case .fixed(let text): claims.append(.init(name, .string(text)))
      case .variable(let variable, let prefix): claims.append(.init(name, .string(prefix + (values[variable] ?? ""))))
      case .open: if let text = open[name] ?? Self.plausible[name] { claims.append(.init(name, .string(text))) }
      case .absent: break
      }
    }
    for (name, text) in open.sorted(by: { $0.key < $1.key }) where GitHubClaims.isProperty(name) {
      claims.append(.init(name, .string(text)))
    }
    return Array(JSONValue.object(claims).text(.compact).utf8)
  }

  private static let plausible = [
    "actor_id": "1", "repository_id": "123456789", "repository_owner_id": "1234567", "repository_visibility": "private",
    "ref_protected": "true", "runner_environment": "github-hosted", "run_id": "1", "run_number": "1", "run_attempt": "1",
    "check_run_id": "1",
  ]
}
