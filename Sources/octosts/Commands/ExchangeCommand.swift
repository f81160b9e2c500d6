import ArgumentParser
import HTTP
import JSON
import OctoSTS
import Secret
import Token
import Workflow

/// The exchange on a desk, in a pod or in a script.
struct ExchangeCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange",
    abstract: "Exchange an OIDC token for a GitHub token.",
    discussion: """
      Prints the GitHub token, and nothing else, on standard output. The OIDC token comes from --token-file, else from OCTOSTS_ID_TOKEN, \
      else from standard input when that is no terminal, else, in a GitHub Actions job with `id-token: write`, from the runner.

        octosts exchange --scope acme/app --identity release <oidc.jwt
        octosts exchange --scope acme --identity sync --token-file /run/token
        OCTOSTS_ID_TOKEN=$ID_TOKEN octosts exchange --scope acme/app \\
          --identity deploy --format json

      Exit status: 0 a token was printed, 1 the service refused, 2 it could not be asked, 64 wrong usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case token, json
  }

  @Option(help: ArgumentHelp("Where the policy lies: a repository, or an organisation.", valueName: "owner/repo"))
  var scope: String

  @Option(help: ArgumentHelp("The policy's name: its file without `.sts.yaml`.", valueName: "name"))
  var identity: String

  @Option(help: ArgumentHelp("The service to ask.", valueName: "host[:port]"))
  var domain = ActionInputs.defaultDomain

  @Option(help: ArgumentHelp("https, or http for a service on this machine.", valueName: "scheme"))
  var scheme = Address.Scheme.https

  @Option(help: ArgumentHelp("The audience to ask the runner's token for. (default: the domain)", valueName: "text"))
  var audience: String?

  @Option(help: ArgumentHelp("A file that holds the OIDC token.", valueName: "path"))
  var tokenFile: String?

  @Option(help: "Print the token alone, or JSON with token, expires_at and token_hash.")
  var format = Format.token

  @OptionGroup var connection: ConnectionOptions

  func run(on host: Host) async -> ExitStatus {
    let asked = Asked(
      scope: scope, identity: identity, domain: domain, audience: audience ?? domain, home: Run(host.environment)?.repository)
    let transport = connection.transport(host)
    do throws(ExchangeError) {
      let service = try Domain(domain, scheme: scheme)
      let token: Secret
      switch await IdentityTokenSource(file: tokenFile, audience: asked.audience, host: host, transport: transport).read() {
      case .success(let found): token = found.masked(on: host)
      case .failure(let problem): return problem.complain(to: host, asked: asked)
      }
      let grant = try await STS(domain: service, transport: transport).exchange(token, scope: scope, identity: identity)
      return print(grant, on: host)
    } catch {
      return Failure.exchange(error, asked: asked).complain(to: host)
    }
  }

  private func print(_ grant: Grant, on host: Host) -> ExitStatus {
    let token = grant.token.masked(on: host)
    let text =
      switch format {
      case .token: token.revealed()
      case .json: grant.json.text(.compact)
      }
    guard host.write(text + "\n") else {
      host.complain(line: "octosts: standard output takes nothing, so the token is lost")
      return .unable
    }
    return .success
  }
}

extension Secret {
  /// The secret itself, hidden from the log from now on where this is a step of a workflow. The command goes to standard error, which
  /// the runner reads too: standard output is the caller's.
  fileprivate func masked(on host: Host) -> Secret {
    if Run(host.environment) != nil { _ = host.complain(Command.mask(self).map { $0.text + "\n" }.joined()) }
    return self
  }
}

extension Address.Scheme: ExpressibleByArgument {}

extension Grant {
  /// Version 1 of what `--format json` prints.
  fileprivate var json: JSONValue {
    [
      "version": 1, "token": .string(token.revealed()), "expires_at": .string(expiresAt.description), "token_hash": .string(hash.base64),
    ]
  }
}
