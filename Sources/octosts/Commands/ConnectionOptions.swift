import ArgumentParser
import HTTP

/// Options of every command that asks a server.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("PEM file of certificate authorities. (default: SSL_CERT_FILE, or the system's)", valueName: "path"))
  var caBundle: String?

  @Option(help: ArgumentHelp("For everything together, in seconds.", valueName: "seconds"))
  var timeout = ActionInputs.defaultTimeout

  @Option(help: ArgumentHelp("How often to ask again after a fault that may pass.", valueName: "count"))
  var retries = ActionInputs.defaultRetries

  func validate() throws {
    guard ActionInputs.timeouts.contains(timeout) else { throw ValidationError("--timeout is \(timeout): expected 1 to 600 seconds") }
    guard ActionInputs.retryCounts.contains(retries) else { throw ValidationError("--retries is \(retries): expected 0 to 20") }
  }

  func transport(_ host: Host) -> Transport {
    host.transport(caBundle: caBundle, timeout: timeout, retries: retries)
  }
}
