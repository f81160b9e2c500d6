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
        octosts schema test

      A schema knows the fields, the permissions and their levels; what the service makes of a file only `octosts lint` says.
      """)

  /// A kind of file.
  enum Kind: ExpressibleByArgument {
    case policy(FileKind)
    case test

    init?(argument: String) {
      if argument == "test" {
        self = .test
      } else if let kind = FileKind(rawValue: argument) {
        self = .policy(kind)
      } else {
        return nil
      }
    }
  }

  @Argument(help: "Which file: policy, org-policy, allowlist or test.")
  var kind: Kind

  func run(on host: Host) async -> ExitStatus {
    let text =
      switch kind {
      case .policy(let kind): PolicySchema.text(kind)
      case .test: TestSchema.text()
      }
    return host.write(text) ? .success : .unable
  }
}

extension FileKind: ExpressibleByArgument {}
