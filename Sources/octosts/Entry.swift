import ArgumentParser
import Glibc
import Workflow

/// Where the process begins, and where it is told what it is: a stage of the action, or a command.
@main
enum Entry {
  /// The name of the binary when the runner starts it for the post stage.
  static let postName = "octosts-post"

  static func main() async {
    // Whoever reads our output may leave early; the failed write tells.
    signal(SIGPIPE, SIG_IGN)
    let status = await run(CommandLine.arguments, on: .live())
    exit(status.rawValue)
  }

  /// Runs what `arguments`, the program's name included, ask for.
  ///
  /// The runner starts the stages of the action with the same arguments, so the name decides first: what is called `octosts-post` revokes
  /// and nothing else, whatever the state, for a main stage that died early must not be run again.
  static func run(_ arguments: [String], on host: Host) async -> ExitStatus {
    let name = arguments.first?.split(separator: "/").last.map(String.init) ?? ""
    if name == postName { return await PostStage(host: host).run() }
    let rest = Array(arguments.dropFirst())
    if rest.isEmpty, Run(host.environment) != nil, Inputs(host.environment).arePresent { return await MainStage(host: host).run() }
    do {
      var command = try Octosts.parseAsRoot(rest)
      if let command = command as? any HostedCommand { return await command.run(on: host) }
      // The root and `help`: what they have to say, they throw.
      try command.run()
      return .success
    } catch {
      let message = Octosts.fullMessage(for: error)
      let status: ExitStatus = Octosts.exitCode(for: error) == .success ? .success : .usage
      if !message.isEmpty { _ = status == .success ? host.write(message + "\n") : host.complain(message + "\n") }
      return status
    }
  }
}
