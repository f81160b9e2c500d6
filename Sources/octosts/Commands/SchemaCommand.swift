import ArgumentParser
import Report

/// Schemas for editors.
struct SchemaCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, for editors.",
    discussion: """
        octosts schema policy >.vscode/trust-policy.json
        octosts schema config

      The kinds are `policy`, `org-policy` for a policy of an organization, `allowlist` for trusted-token-issuers.yaml, `config` for \
      .github/octosts.yaml, and `test` for cases of `octosts test`. A schema knows the fields, the permissions and their levels; what the service makes of a file only \
      `octosts lint` says.
      """)

  @Argument(help: "Which file: policy, org-policy, allowlist, config or test.")
  var kind: SchemaKind

  func run(on host: Host) async -> ExitStatus {
    host.write(kind.text) ? .success : .unable
  }
}

extension SchemaKind: ExpressibleByArgument {}
