import HTTP
import Secret
import Source
import Workflow

/// The log of a step: what goes there is either a command of ours or text that cannot become one.
struct Log: Sendable {
  private let host: Host

  init(_ host: Host) {
    self.host = host
  }

  /// Writes a command.
  func command(_ command: Command) {
    _ = host.write(command.text + "\n")
  }

  /// Writes plain text, line by line as it comes.
  func say(_ text: String) {
    _ = host.write(text.printable(keepingLines: true, limit: 65_536).neutralised(keepingLines: true) + "\n")
  }

  /// Does `work`, which a signal that asks the process to end cancels, and says so when that happens.
  func untilStopped(_ work: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
    await host.untilStopped { [self] in
      await withTaskCancellationHandler(operation: work) { say("Asked to stop.") }
    }
  }

  /// Hides `secret` from every line that follows; false when the runner did not take that, and the secret must not go on.
  func mask(_ secret: Secret) -> Bool {
    host.write(Command.mask(secret).map { $0.text + "\n" }.joined())
  }

  /// Writes a failure, the annotation and below it what there is to know and to do, and gives its status.
  func fail(_ failure: Failure) -> ExitStatus {
    var place = failure.examination?.place ?? Command.Place()
    place.title = failure.title
    command(.error(failure.cause.printable(), at: place))
    for line in failure.lines { say(line) }
    if let examination = failure.examination {
      for line in examination.lines { say(line) }
      if let desk = examination.desk { fold("Repeat it on a desk", [desk]) }
    }
    if !failure.claims.isEmpty { fold("Claims of this run's identity token", failure.claims.map { "\($0.name): \($0.value)" }) }
    return failure.status
  }

  private func fold(_ title: String, _ lines: [String]) {
    command(.group(title))
    for line in lines { say(line) }
    command(.endGroup)
  }

  /// Writes an attempt for those who debug the run.
  func attempt(_ attempt: Attempt, of what: String) {
    let result =
      switch attempt.result {
      case .success(let response): "status \(response.status)"
      case .failure(let error): error.description
      }
    let next = attempt.pause.map { "; again in \(Self.milliseconds($0)) ms" } ?? ""
    command(.debug("\(what), attempt \(attempt.number), \(Self.milliseconds(attempt.took)) ms: \(result)\(next)".printable()))
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  }
}
