/// A row of the table: what goes wrong, and what must come of it.
struct FaultCase: Sendable {
  /// What is asked of a request: how often it was tried.
  enum Asked: String, Sendable {
    case identityToken = "identity token"
    case exchange
    case revocation
  }

  var name: String
  /// As `--fault` takes them.
  var faults: [String] = []
  /// More options of the sandbox.
  var options: [String] = []
  /// Inputs of the action.
  var inputs: [String: String] = [:]
  /// The exit status of the main stage, and of the post stage.
  var status: Int32
  var postStatus: Int32 = 0
  var attempts: [Asked: Int] = [.identityToken: 1, .exchange: 1]
  /// Seconds that each stage may take at most.
  var within: Double = 8
  /// Seconds that the main stage must take at least.
  var atLeast: Double = 0
  /// Phrases in what the stages wrote.
  var says: [String] = []
  /// What the stages must not have written.
  var hides: [String] = []
  /// What must not stand in the step summary.
  var summaryHides: [String] = []
  /// Whether a token came of it, and was revoked.
  var isRevoked: Bool?

  /// A case of `faults` with no more time than a wait must not use up: `timeout` seconds, and a margin for the start of a process.
  static func bounded(_ name: String, _ faults: [String], timeout: Int = 2, retries: Int = 0, attempts: [Asked: Int], says: [String])
    -> FaultCase
  {
    FaultCase(
      name: name, faults: faults, inputs: ["timeout": "\(timeout)", "retries": "\(retries)"], status: 2, attempts: attempts,
      within: Double(timeout) + 1, says: says)
  }
}
