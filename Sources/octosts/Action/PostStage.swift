import HTTP
import OctoSTS
import Secret
import Source
import Workflow

/// The post stage of the action: revokes the token that the main stage left in its state. It never fails the job.
struct PostStage: Sendable {
  /// Names in `GITHUB_STATE`.
  static let tokenState = "token"
  static let apiState = "api-url"

  private let host: Host
  private let log: Log

  init(host: Host) {
    self.host = host
    log = Log(host)
  }

  func run() async -> ExitStatus { await log.untilStopped { await revoke() } }

  private func revoke() async -> ExitStatus {
    guard let run = Run(host.environment) else {
      log.say("No token to revoke: this is no GitHub Actions job.")
      return .success
    }
    guard let text = run.state(Self.tokenState) else {
      // Whoever only looks at policies need not read about tokens.
      if let name = Inputs(host.environment)[.command], name != ActionTask.exchange.rawValue { return .success }
      log.say("No token to revoke: the main stage made none, or was told to leave it.")
      return .success
    }
    let token = Secret(text)
    // Only its hash is shown below, so a log that takes nothing keeps nothing from being revoked.
    _ = log.mask(token)
    let inputs = Inputs(host.environment)
    let note: @Sendable (Attempt) -> Void = { [log] in log.attempt($0, of: "revocation") }
    // Odd inputs must not keep the token alive: what the main stage has accepted it also used.
    let transport = host.transport(
      caBundle: inputs[.caBundle], timeout: (try? inputs.number(.timeout, in: ActionInputs.timeouts)) ?? ActionInputs.defaultTimeout,
      retries: (try? inputs.number(.retries, in: ActionInputs.retryCounts)) ?? ActionInputs.defaultRetries, note: note)
    let patient = transport.patient { [log] in log.say("The revocation is under way and has 2 seconds left.") }
    do throws(ExchangeError) {
      let hash = try TokenHash(token).base64
      switch try await Revocation(api: run.state(Self.apiState) ?? run.apiURL, transport: patient).revoke(token) {
      case .revoked: log.say("Revoked the token with hash \(hash)")
      case .alreadyGone: log.say("The token with hash \(hash) was gone already")
      }
    } catch {
      let message = "the token was not revoked and lives until it expires, an hour after it was made at most: \(error)"
      log.command(.warning(message.printable(), at: .init(title: FailureKind.notRevoked.title)))
    }
    return .success
  }
}
