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

  /// Hides `secret` from every line that follows; false when the runner did not take that, and the secret must not go on.
  func mask(_ secret: Secret) -> Bool {
    host.write(Command.mask(secret).map { $0.text + "\n" }.joined())
  }

  /// Writes a failure, the annotation and below it what there is to know and to do, and gives its status.
  func fail(_ failure: Failure) -> ExitStatus {
    command(.error(failure.cause.printable(), at: .init(title: failure.title)))
    for line in failure.lines { say(line) }
    return failure.status
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
