import ArgumentParser
import Decision
import Discovery
import HTTP
import Token

/// A token, and how far it is to be believed.
struct TokenOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The token: a JWT; `-` is standard input.", valueName: "file"))
  var token: String?

  @Option(help: ArgumentHelp("Check the token's signature and times, with the keys of this JSON Web Key Set.", valueName: "file"))
  var jwks: String?

  @Flag(help: "Check them with the keys that the token's issuer publishes: it is asked over HTTPS.")
  var discover = false

  @Option(
    help: ArgumentHelp(
      "Check `exp` and `nbf` against this time: Unix seconds, or RFC 3339. (default: now when the signature is checked)",
      valueName: "time"),
    transform: Moment.init)
  var at: Moment?

  @OptionGroup(title: "Asking the issuer")
  var connection: ConnectionOptions

  func validate() throws {
    if jwks != nil, discover { throw ValidationError("--jwks and --discover exclude each other: both say where the keys are") }
    if token == nil, jwks != nil || discover {
      throw ValidationError("\(discover ? "--discover" : "--jwks") checks a signature: give the JWT with --token")
    }
    if token == "-", jwks == "-" { throw ValidationError("--token and --jwks cannot both be standard input") }
  }

  /// Whether the signature is to be checked.
  var verifies: Bool { jwks != nil || discover }

  /// The time to check against, in Unix seconds; nil to check none.
  func now(_ host: Host) -> Int? { at?.unix ?? (verifies ? host.time.unixTime() : nil) }

  /// Why the keys are not to be had.
  enum Problem: Error, CustomStringConvertible {
    case unreadable(FileError)
    case notKeys(String, TokenError)
    case noIssuer
    case discovery(DiscoveryError)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .notKeys(let path, let error): "`\(path)` is no JSON Web Key Set: \(error)"
      case .noIssuer: "the token names no issuer that can be asked: `iss` must be an https URL"
      case .discovery(let error): "\(error)"
      }
    }
  }

  /// The check that was asked for; nil when none was.
  func signature(of token: CompactToken, _ host: Host) async throws(Problem) -> SignatureCheck? {
    if let jwks {
      let bytes: [UInt8]
      do {
        bytes = jwks == "-" ? try host.readInput(KeySet.sizeLimit) : try host.readFile(jwks, KeySet.sizeLimit)
      } catch {
        throw .unreadable(error)
      }
      do { return SignatureCheck(of: token, keys: try KeySet(jwks: bytes), source: jwks) } catch { throw .notKeys(jwks, error) }
    }
    guard discover else { return nil }
    let issuer: String
    do {
      issuer = try Admission().issuer(ExchangeRequest(scope: "", identity: ""), payload: token.payload)
    } catch {
      throw .noIssuer
    }
    let transport = connection.transport(host)
    do {
      let provider = try await Provider.discover(issuer) { request throws(TransportError) in
        try await transport.deliver(request).result.get()
      }
      return SignatureCheck(of: token, keys: provider.keys, source: issuer, algorithms: provider.algorithms)
    } catch {
      throw .discovery(error)
    }
  }
}

/// A time on the command line: Unix seconds, or RFC 3339.
struct Moment: Sendable {
  let unix: Int

  init(_ text: String) throws {
    if let seconds = Int(text) {
      unix = seconds
    } else if let timestamp = Timestamp(rfc3339: text) {
      unix = timestamp.unix
    } else {
      throw ValidationError("`\(text)` is no time: expected Unix seconds, or RFC 3339 such as 2026-11-23T03:20:00Z")
    }
  }
}
