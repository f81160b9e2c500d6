import ArgumentParser
import Glibc
import Source
import TrustPolicy
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

  /// Whether an argument is likely a token that was put where everyone can see it.
  private static func looksSecret(_ argument: String) -> Bool {
    ["ghs_", "ghp_", "gho_", "ghu_", "ghr_", "github_pat_", "eyJ"].contains { argument.contains($0) }
  }

  /// The command that `arguments` name first, read by itself, so that the parser looks at none of the others. Nil where that fails, or is no
  /// command but help: what there is to say then, only the whole knows.
  private static func direct(_ arguments: [String]) -> (any HostedCommand)? {
    let type = Octosts.configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    return (try? type?.parseAsRoot(Array(arguments.dropFirst()))) as? any HostedCommand
  }

  /// Says of a first word that is no command which one was meant; nil where that is not clear.
  private static func unknownCommand(_ arguments: [String]) -> String? {
    let names = Octosts.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = arguments.first, !word.hasPrefix("-"), !(names + ["help"]).contains(word) else { return nil }
    return Spelling.nearest(to: word, in: names).map { "there is no command `\(word)`: did you mean `\($0)`?" }
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
    // The most frequent question of scripts needs no parser.
    if rest == ["--version"] { return host.write(Version.text + "\n") ? .success : .unable }
    if rest.first == "lint", let lint = DeskLint(paths: rest.dropFirst()) { return lint.run(on: host) }
    if let command = direct(rest) { return await command.run(on: host) }
    do {
      var command = try Octosts.parseAsRoot(rest)
      if let command = command as? any HostedCommand { return await command.run(on: host) }
      // The root and `help`: what they have to say, they throw.
      try command.run()
      return .success
    } catch {
      let status: ExitStatus = Octosts.exitCode(for: error) == .success ? .success : .usage
      let message = Octosts.fullMessage(for: error)
      if message.isEmpty { return status }
      if status == .success { return host.write(message + "\n") ? .success : .unable }
      // The message quotes the arguments: a line break in one would begin a line that is not ours, and a token does not belong there at all.
      let quoted = rest.contains { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } || Self.looksSecret($0) }
      let unknown = Self.unknownCommand(rest).map { "Error: \($0)\n  See 'octosts --help' for the commands." }
      let shown = quoted ? "Error: these arguments are not understood: see `octosts --help`" : unknown ?? message
      _ = host.complain(shown.printable(keepingLines: true).neutralised(keepingLines: true) + "\n")
      return status
    }
  }
}
