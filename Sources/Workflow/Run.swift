public import Secret

/// The facts of a workflow run, read once from the environment that the runner sets.
public struct Run: Sendable {
  /// Where the runner hands out identity tokens, and what it wants to see.
  public struct IdentityEndpoint: Sendable {
    /// Already holds a query.
    public var url: String
    /// What the endpoint wants as bearer.
    public var token: Secret

    /// The endpoint `url`.
    public init(url: String, token: Secret) {
      self.url = url
      self.token = token
    }
  }

  /// The REST API of the server that the run belongs to.
  public let apiURL: String
  /// The server that people see, such as `https://github.com`.
  public let serverURL: String
  /// `OWNER/REPO`.
  public let repository: String?
  /// Such as `refs/heads/main`.
  public let ref: String?
  /// Name of the event, such as `pull_request`.
  public let event: String?
  /// The file with the webhook payload that started the run.
  public let eventPath: String?
  /// Login of who started the run.
  public let actor: String?
  /// Where the checkout is, if one was made.
  public let workspace: String?
  /// Nil when the job may not ask for a token.
  public let identity: IdentityEndpoint?
  /// The file for outputs, `GITHUB_OUTPUT`.
  public let outputPath: String?
  /// The file for the post stage, `GITHUB_STATE`.
  public let statePath: String?
  /// The file for Markdown, `GITHUB_STEP_SUMMARY`.
  public let summaryPath: String?
  /// The file for later steps' variables, `GITHUB_ENV`.
  public let environmentPath: String?
  /// Whether debug logging is on for the run.
  public let isDebug: Bool
  private let environment: [String: String]

  /// The run that `environment` describes; nil when that is no GitHub Actions environment.
  public init?(_ environment: [String: String]) {
    guard environment["GITHUB_ACTIONS"] == "true" else { return nil }
    func value(_ name: String) -> String? {
      guard let value = environment[name]?.trimmed, !value.isEmpty else { return nil }
      return value
    }
    apiURL = value("GITHUB_API_URL") ?? "https://api.github.com"
    serverURL = value("GITHUB_SERVER_URL") ?? "https://github.com"
    repository = value("GITHUB_REPOSITORY")
    ref = value("GITHUB_REF")
    event = value("GITHUB_EVENT_NAME")
    eventPath = value("GITHUB_EVENT_PATH")
    actor = value("GITHUB_ACTOR")
    workspace = value("GITHUB_WORKSPACE")
    if let url = value("ACTIONS_ID_TOKEN_REQUEST_URL"), let token = value("ACTIONS_ID_TOKEN_REQUEST_TOKEN") {
      identity = IdentityEndpoint(url: url, token: Secret(token))
    } else {
      identity = nil
    }
    outputPath = value("GITHUB_OUTPUT")
    statePath = value("GITHUB_STATE")
    summaryPath = value("GITHUB_STEP_SUMMARY")
    environmentPath = value("GITHUB_ENV")
    isDebug = value("RUNNER_DEBUG") == "1"
    self.environment = environment
  }

  /// What an earlier stage of this action wrote to `GITHUB_STATE` under `name`; nil when absent or empty.
  public func state(_ name: String) -> String? {
    guard let value = environment["STATE_" + name], !value.isEmpty else { return nil }
    return value
  }
}
