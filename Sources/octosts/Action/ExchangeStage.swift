import HTTP
import JSON
import OctoSTS
import Secret
import Source
import Token
import Workflow

/// The task `exchange`: from the runner's identity token to a GitHub token in the step's outputs.
struct ExchangeStage: Sendable {
  private let host: Host
  private let run: Run
  private let log: Log

  init(host: Host, run: Run) {
    self.host = host
    self.run = run
    log = Log(host)
  }

  func run() async -> ExitStatus {
    let inputs: ActionInputs
    do { inputs = try ActionInputs(Inputs(host.environment), of: run) } catch { return log.fail(.inputs(error)) }
    guard let output = run.outputPath else { return log.fail(.noFile("GITHUB_OUTPUT")) }
    guard let state = run.statePath else { return log.fail(.noFile("GITHUB_STATE")) }
    guard let endpoint = run.identity else { return log.fail(absence(run).failure) }
    // The runner hides it already; a runner of another make may not.
    guard log.mask(endpoint.token) else { return log.fail(.notMasked) }
    var transport = host.transport(caBundle: inputs.caBundle, timeout: inputs.timeout, retries: inputs.retries)

    let identityToken: Secret
    do {
      transport.note = { [log] in log.attempt($0, of: "identity token") }
      identityToken = try await ActionsIdentity(url: endpoint.url, requestToken: endpoint.token, transport: transport)
        .token(audience: inputs.asked.audience)
    } catch {
      return log.fail(.exchange(error, asked: inputs.asked))
    }
    guard log.mask(identityToken) else { return log.fail(.notMasked) }
    if run.isDebug {
      for line in ClaimList.lines(identityToken) { log.command(.debug(line.printable())) }
    }

    let grant: Grant
    do {
      transport.note = { [log] in log.attempt($0, of: "exchange") }
      grant = try await STS(domain: inputs.domain, transport: transport)
        .exchange(identityToken, scope: inputs.asked.scope, identity: inputs.asked.identity)
    } catch {
      let status = log.fail(.exchange(error, asked: inputs.asked))
      if error.isRefusal { show(claims: identityToken) }
      return status
    }
    guard log.mask(grant.token) else {
      _ = try? await Revocation(api: inputs.apiURL, transport: transport).revoke(grant.token)
      return log.fail(.notMasked)
    }

    do throws(FileError) {
      // State first: whatever fails after it, the post stage can revoke.
      if !inputs.skipsRevocation {
        try append([.init(PostStage.tokenState, grant.token.revealed()), .init(PostStage.apiState, inputs.apiURL)], to: state)
      }
      try append(
        [
          .init("token", grant.token.revealed()), .init("expires-at", grant.expiresAt.description), .init("token-hash", grant.hash.base64),
        ], to: output)
    } catch {
      // A token that nobody will know of should not live on; the failure itself is what gets reported.
      _ = try? await Revocation(api: inputs.apiURL, transport: transport).revoke(grant.token)
      return log.fail(.file(error))
    }
    log.say(
      "Token for identity `\(inputs.asked.identity)` in `\(inputs.asked.scope)`, valid until \(grant.expiresAt), hash \(grant.hash.base64)")
    return .success
  }

  private func absence(_ run: Run) -> IdentityAbsence {
    let bytes = run.eventPath.flatMap { try? host.readFile($0, IdentityAbsence.eventLimit) }
    return IdentityAbsence(run, event: bytes.flatMap { try? JSONValue(parsing: $0) })
  }

  private func show(claims token: Secret) {
    let lines = ClaimList.lines(token)
    guard !lines.isEmpty else { return }
    log.command(.group("Claims of this run's identity token"))
    for line in lines { log.say(line) }
    log.command(.endGroup)
  }

  private func append(_ entries: [EnvironmentFile.Entry], to path: String) throws(FileError) {
    do {
      try host.appendFile(path, try EnvironmentFile.text(entries))
    } catch let error as FileError {
      throw error
    } catch {
      throw .system(path: path, code: 0)
    }
  }
}
