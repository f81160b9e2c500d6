import HTTP
import OctoSTS
import Secret
import Workflow

/// Finds the OIDC token on a desk: a file, the environment, standard input, or the runner.
struct IdentityTokenSource {
  /// Why there is none.
  enum Problem: Error {
    case file(FileError)
    case empty(file: String)
    /// What was given has another count of parts than a JWT.
    case notJWT(parts: Int)
    case none
    case endpoint(ExchangeError)
  }

  static let variable = "OCTOSTS_ID_TOKEN"
  static let limit = 1 << 20

  let file: String?
  let audience: String
  let host: Host
  let transport: Transport

  func read() async -> Result<Secret, Problem> {
    do throws(FileError) {
      if let file {
        let token = Self.trimmed(try host.readFile(file, Self.limit))
        return token.isEmpty ? .failure(.empty(file: file)) : Self.checked(token)
      }
      let token = Self.trimmed(Array((host.environment[Self.variable] ?? "").utf8))
      if !token.isEmpty { return Self.checked(token) }
      if !host.inputIsTerminal() {
        let token = Self.trimmed(try host.readInput(Self.limit))
        if !token.isEmpty { return Self.checked(token) }
      }
    } catch {
      return .failure(.file(error))
    }
    guard let endpoint = Run(host.environment)?.identity else { return .failure(.none) }
    do throws(ExchangeError) {
      return .success(
        try await ActionsIdentity(url: endpoint.url, requestToken: endpoint.token, transport: transport).token(audience: audience))
    } catch {
      return .failure(.endpoint(error))
    }
  }

  /// What is no JWT by its form goes to nobody: it may be a secret for another place.
  private static func checked(_ token: Secret) -> Result<Secret, Problem> {
    let parts = token.revealed().utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).count
    return parts == 3 ? .success(token) : .failure(.notJWT(parts: parts))
  }

  /// The token without white space around it, which files and pipes bring.
  static func trimmed(_ bytes: [UInt8]) -> Secret {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) }) else {
      return Secret("")
    }
    return Secret(String(decoding: bytes[first...last], as: UTF8.self))
  }
}

extension IdentityTokenSource.Problem {
  /// Says on standard error what is wrong.
  func complain(to host: Host, asked: Asked) -> ExitStatus {
    switch self {
    case .file(let error):
      host.complain(line: "octosts: cannot read \(error)")
      return .unable
    case .empty(let file):
      host.complain(line: "octosts: `\(file)` holds no token")
      return .unable
    case .notJWT(let parts):
      host.complain(
        line:
          "octosts: the OIDC token is not one, and was not sent: it has \(parts) part\(parts == 1 ? "" : "s") where a JWT has three, with dots between them"
      )
      return .usage
    case .none:
      host.complain(line: "octosts: no OIDC token: give --token-file, set \(IdentityTokenSource.variable), or pipe it in")
      return .usage
    case .endpoint(let error): return Failure.exchange(error, asked: asked).complain(to: host)
    }
  }
}

extension Failure {
  /// Says on standard error what happened, for a person.
  func complain(to host: Host) -> ExitStatus {
    host.complain(line: "octosts: \(cause)")
    for line in lines { host.complain(line: line) }
    return status
  }
}
