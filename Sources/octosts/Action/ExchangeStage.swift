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
  private let ending: FailureEnding

  init(host: Host, run: Run) {
    self.host = host
    self.run = run
    log = Log(host)
    ending = FailureEnding(host: host, run: run)
  }

  func run() async -> ExitStatus {
    let inputs: ActionInputs
    do { inputs = try ActionInputs(Inputs(host.environment), of: run) } catch { return ending.fail(.inputs(error)) }
    let files: ResultFiles
    do { files = try ResultFiles(run, inputs, append: host.appendFile) } catch { return ending.fail(.noFile(error.variable)) }
    guard let endpoint = run.identity else { return ending.fail(absence().failure) }
    // The runner hides it already; a runner of another make may not.
    guard log.mask(endpoint.token) else { return ending.fail(.notMasked) }
    var transport = host.transport(caBundle: inputs.caBundle, timeout: inputs.timeout, retries: inputs.retries)

    let identityToken: Secret
    do {
      transport.note = { [log] in log.attempt($0, of: "identity token") }
      identityToken = try await ActionsIdentity(url: endpoint.url, requestToken: endpoint.token, transport: transport)
        .token(audience: inputs.asked.audience)
    } catch {
      return ending.fail(.exchange(error, asked: inputs.asked))
    }
    guard log.mask(identityToken) else { return ending.fail(.notMasked) }
    if run.isDebug {
      for line in ClaimList.lines(identityToken) { log.command(.debug(line.printable())) }
    }

    let grant: Grant
    do {
      transport.note = { [log] in log.attempt($0, of: "exchange") }
      let patient = transport.patient { [log] in
        log.say("The answer that is under way may hold a token, so it has 2 seconds left.")
      }
      grant = try await STS(domain: inputs.domain, transport: patient)
        .exchange(identityToken, scope: inputs.asked.scope, identity: inputs.asked.identity)
    } catch {
      return await ending.fail(.exchange(error, asked: inputs.asked), identityToken: identityToken, inputs: inputs)
    }
    return await hand(over: grant, inputs, files)
  }

  /// Gives the token to the runner, or ends it.
  private func hand(over grant: Grant, _ inputs: ActionInputs, _ files: ResultFiles) async -> ExitStatus {
    // State first: whatever fails after it, the post stage can revoke.
    do { try files.keep(grant, api: inputs.apiURL) } catch { return await withdraw(grant, .file(error), inputs) }
    guard log.mask(grant.token) else { return await withdraw(grant, .notMasked, inputs) }
    if Task.isCancelled { return await withdraw(grant, .stoppedBeforeOutputs(inputs.asked), inputs) }
    do { try files.publish(grant) } catch { return await withdraw(grant, .file(error), inputs) }
    log.say(
      "Token for identity `\(inputs.asked.identity)` in `\(inputs.asked.scope)`, valid until \(grant.expiresAt), hash \(grant.hash.base64)")
    ending.summarise(
      GrantSummary(grant: grant, asked: inputs.asked, policy: Checkout(host: host, run: run, inputs: inputs).policy).markdown)
    return .success
  }

  /// Ends a token that nobody will use, also when the stage has been told to stop, and fails.
  private func withdraw(_ grant: Grant, _ failure: Failure, _ inputs: ActionInputs) async -> ExitStatus {
    var failure = failure
    failure.facts.append(await Withdrawal(host: host, inputs: inputs).end(grant))
    return ending.fail(failure)
  }

  private func absence() -> IdentityAbsence {
    let bytes = run.eventPath.flatMap { try? host.readFile($0, IdentityAbsence.eventLimit) }
    return IdentityAbsence(run, event: bytes.flatMap { try? JSONValue(parsing: $0) })
  }
}
