import HTTP
import Secret
import Workflow

/// The end of a stage that failed: what the log says, and the step's summary.
struct FailureEnding: Sendable {
  private let host: Host
  private let run: Run
  private let log: Log

  init(host: Host, run: Run) {
    self.host = host
    self.run = run
    log = Log(host)
  }

  func fail(_ failure: Failure) -> ExitStatus {
    let status = log.fail(failure)
    summarise(failure.markdown)
    return status
  }

  /// Fails an exchange. What the service refused is looked into, as far as the checkout helps.
  func fail(_ failure: Failure, identityToken: Secret, inputs: ActionInputs) async -> ExitStatus {
    var failure = failure
    if failure.status == .refused {
      failure.claims = ClaimList.claims(identityToken)
      if failure.kind.concernsPolicy {
        failure.examination = await Examiner(host: host, run: run, inputs: inputs, wantedAudience: failure.wantedAudience)
          .examine(identityToken, after: failure.kind)
      }
    }
    return fail(failure)
  }

  /// Adds to the step's summary. A summary that cannot be written changes nothing about the step.
  func summarise(_ block: @autoclosure () -> String) {
    guard let path = run.summaryPath else { return }
    var summary = StepSummary()
    summary.add(block())
    do throws(FileError) {
      try host.appendFile(path, summary.text)
    } catch {
      log.command(.debug("the step's summary was not written: \(error)"))
    }
  }
}
