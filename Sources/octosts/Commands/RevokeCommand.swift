import ArgumentParser
import OctoSTS
import Secret

/// Ends a token on a desk.
struct RevokeCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revoke a GitHub token before its hour is over.",
    discussion: """
      Reads the token from standard input, never from an argument, which every process on the machine could see.

        token=$(octosts exchange --scope acme/app --identity ci <oidc.jwt)
        …
        printf %s "$token" | octosts revoke

      A token that GitHub does not know any more counts as revoked.
      Exit status: 0 revoked or gone, 1 GitHub refused, 2 it could not be asked, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The REST API. (default: GITHUB_API_URL, or https://api.github.com)", valueName: "url"))
  var apiURL: String?

  @OptionGroup var connection: ConnectionOptions

  func run(on host: Host) async -> ExitStatus {
    guard !host.inputIsTerminal() else {
      host.complain(line: "octosts: no token: pipe it into standard input")
      return .usage
    }
    let token: Secret
    do throws(FileError) {
      token = IdentityTokenSource.trimmed(try host.readInput(IdentityTokenSource.limit))
    } catch {
      host.complain(line: "octosts: cannot read \(error)")
      return .unable
    }
    guard !token.isEmpty else {
      host.complain(line: "octosts: no token on standard input")
      return .usage
    }
    let api = apiURL ?? host.environment["GITHUB_API_URL"].flatMap { $0.isEmpty ? nil : $0 } ?? "https://api.github.com"
    do throws(ExchangeError) {
      let hash = try TokenHash(token).base64
      switch try await Revocation(api: api, transport: connection.transport(host)).revoke(token) {
      case .revoked: host.complain(line: "octosts: revoked the token with hash \(hash)")
      case .alreadyGone: host.complain(line: "octosts: the token with hash \(hash) was gone already")
      }
      return .success
    } catch {
      host.complain(line: "octosts: \(error)")
      host.complain(line: "What it means: \(FailureKind(error).meaning(.example))")
      host.complain(line: "The token may still be good: revoke it again, or let it end by itself, an hour after it was made at most.")
      return error.isRefusal ? .refused : .unable
    }
  }
}
