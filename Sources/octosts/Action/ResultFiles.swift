import OctoSTS
import Secret
import Token
import Workflow

/// The files by which a token reaches the runner.
struct ResultFiles: Sendable {
  /// A file that is needed and that the runner does not name.
  struct Missing: Error {
    let variable: String
  }

  private let output: String
  private let state: String
  /// The variable that also holds the token, and the file for variables.
  private let variable: (name: String, path: String)?
  private let skipsRevocation: Bool
  private let append: @Sendable (_ path: String, _ text: String) throws(FileError) -> Void

  init(_ run: Run, _ inputs: ActionInputs, append: @escaping @Sendable (_ path: String, _ text: String) throws(FileError) -> Void)
    throws(Missing)
  {
    guard let output = run.outputPath else { throw Missing(variable: "GITHUB_OUTPUT") }
    guard let state = run.statePath else { throw Missing(variable: "GITHUB_STATE") }
    if let name = inputs.environmentName {
      guard let path = run.environmentPath else { throw Missing(variable: "GITHUB_ENV") }
      variable = (name, path)
    } else {
      variable = nil
    }
    self.output = output
    self.state = state
    skipsRevocation = inputs.skipsRevocation
    self.append = append
  }

  /// Leaves the token for the post stage to revoke, whatever happens to this one.
  func keep(_ grant: Grant, api: String) throws(FileError) {
    try write([.init(PostStage.tokenState, grant.token.revealed()), .init(PostStage.apiState, api)], to: state)
  }

  /// Gives the token to the steps that follow.
  func publish(_ grant: Grant) throws(FileError) {
    if let variable { try write([.init(variable.name, grant.token.revealed())], to: variable.path) }
    try write(
      [
        .init("token", grant.token.revealed()), .init("expires-at", grant.expiresAt.description), .init("token-hash", grant.hash.base64),
        .init("app-slug", grant.appSlug ?? ""),
      ], to: output)
    // Kept until now for a stage that dies before its token is out; of two values the runner takes the later.
    if skipsRevocation { try write([.init(PostStage.tokenState, "")], to: state) }
  }

  private func write(_ entries: [EnvironmentFile.Entry], to path: String) throws(FileError) {
    let text: String
    do { text = try EnvironmentFile.text(entries) } catch { throw .system(path: path, code: 0) }
    try append(path, text)
  }
}
