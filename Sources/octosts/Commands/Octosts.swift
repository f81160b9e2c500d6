import ArgumentParser

/// The root command: holds the others and prints the help.
struct Octosts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "octosts",
    abstract: "Exchange OIDC tokens for GitHub tokens by Octo STS trust policies, and check such policies.",
    discussion: """
      A trust policy in a repository's .github/chainguard folder says who may have a GitHub token for it. \
      `octosts exchange` asks the service for such a token:

        octosts exchange --scope acme/app --identity release <oidc.jwt

      Before a policy is merged, `octosts lint` says whether the service would load it, and `octosts simulate` whom it admits:

        octosts lint
        octosts simulate --policy release.sts.yaml --claims claims.json

      As the entry point of the GitHub action it is started without arguments and reads its inputs from the environment.

      Exit status: 0 done, 1 refused or findings, 2 the work could not be done, 64 wrong usage.
      """,
    version: Version.text,
    subcommands: [
      ExchangeCommand.self,
      RevokeCommand.self,
      LintCommand.self,
      RulesCommand.self,
      SchemaCommand.self,
      SimulateCommand.self,
      ClaimsCommand.self,
      WhoCommand.self,
      TestCommand.self,
      PatternCommand.self,
      WorkflowsCommand.self,
      ActionCommand.self,
    ])
}

/// A command that meets the world through ``Host`` and ends with one ``ExitStatus``.
protocol HostedCommand: ParsableCommand {
  func run(on host: Host) async -> ExitStatus
}
