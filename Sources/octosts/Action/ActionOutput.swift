/// An output of the action, as `action.yml` and `docs/action.md` list it.
struct ActionOutput: Sendable {
  let name: String
  /// Sentences, with code in backticks.
  let summary: String
  /// The tasks that set it.
  let tasks: Set<ActionTask>

  init(_ name: String, for tasks: Set<ActionTask>, _ summary: String) {
    self.name = name
    self.summary = summary
    self.tasks = tasks
  }
}

extension ActionOutput {
  static let all: [ActionOutput] = [token, expiresAt, tokenHash, appSlug, findings, errors, failures, coverage]

  static let token = ActionOutput("token", for: [.exchange], "The GitHub token, masked in logs. It is revoked when the job ends.")

  static let expiresAt = ActionOutput("expires-at", for: [.exchange], "When the token ends by itself, in RFC 3339.")

  static let tokenHash = ActionOutput(
    "token-hash", for: [.exchange], "Base64 of the token's SHA-256, by which GitHub's audit log calls it (`hashed_token`).")

  static let appSlug = ActionOutput(
    "app-slug", for: [.exchange], "The name of the GitHub App that the token belongs to, when the service tells it; else empty.")

  static let findings = ActionOutput("findings", for: [.lint], "How many findings there are, of all severities.")

  static let errors = ActionOutput(
    "errors", for: [.lint, .test], "How many of the findings are errors; of a test, how many cases and files could not be asked.")

  static let failures = ActionOutput("failures", for: [.test], "How many cases came out otherwise than expected.")

  static let coverage = ActionOutput(
    "coverage", for: [.test], "How much of the policies the cases cover, in percent; nothing when there was an error or no case.")
}
