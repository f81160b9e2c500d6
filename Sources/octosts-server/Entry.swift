import ArgumentParser

@main
struct Entry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "octosts-server", abstract: "A security token service for GitHub by Octo STS trust policies.",
    subcommands: [SandboxCommand.self])
}
