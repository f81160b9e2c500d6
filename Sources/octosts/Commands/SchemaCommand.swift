import ArgumentParser
import Lint
import Report

/// Schemas for editors.
struct SchemaCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, for editors.",
    discussion: """
        octosts schema policy > .vscode/trust-policy.json
        octosts schema allowlist

      A schema knows the fields, the permissions and their levels; what the service makes of a file only `octosts lint` says.
      """)

  @Argument(help: "Which file: policy, org-policy or allowlist.")
  var kind: FileKind

  func run(on host: Host) async -> ExitStatus {
    host.write(PolicySchema.text(kind)) ? .success : .unable
  }
}

extension FileKind: ExpressibleByArgument {}
