import ArgumentParser
import Decision
import JSON
import Lint
import Report
import Secret
import Source
import Token
import TrustPolicy

/// One policy against one token.
struct SimulateCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Decide about a token under a policy as the service would, and say why.",
    discussion: """
      The claims are a JSON object, or a JWT: then its payload is read and its signature is not checked. Every check is made and shown, also \
      after one has failed. Whether the token has expired is checked only against --at. Nothing is sent anywhere.

        octosts simulate --policy .github/chainguard/ci.sts.yaml --claims claims.json
        echo "$JWT" | octosts simulate --policy ci.sts.yaml --claims -

      Exit status: 0 allowed, 1 denied, 2 could not decide, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The policy.", valueName: "file"))
  var policy: String

  @Option(help: ArgumentHelp("The claims: a JSON object or a JWT; `-` is standard input.", valueName: "file"))
  var claims: String

  @Option(help: ArgumentHelp("The service's domain: the audience that a policy without one asks for.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  @Flag(help: "Take the policy for an organization policy.")
  var org = false

  @Option(help: ArgumentHelp("Check `exp` and `nbf` against this time, in Unix seconds.", valueName: "seconds"))
  var at: Int?

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  func run(on host: Host) async -> ExitStatus {
    do throws(Obstacle) {
      let file = try policyFile(host)
      let (payload, evidence) = try payload(host)
      let simulation = Simulation(file, payload: payload, domain: domain, now: at)
      guard host.write(SimulationReport(simulation, evidence: evidence).text(format)) else { return .unable }
      return simulation.isAllowed ? .success : .refused
    } catch {
      host.complain(line: "octosts: \(error)")
      return .unable
    }
  }

  /// Why nothing can be decided.
  private enum Obstacle: Error, CustomStringConvertible {
    case unreadable(FileError)
    case notAPolicy(String)
    case notClaims(String, TokenError)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .notAPolicy(let path): "`\(path)` is an allowlist of issuers: give a policy, `NAME.sts.yaml`"
      case .notClaims(let path, let error): "`\(path)` holds neither a JSON object of claims nor a JWT: \(error)"
      }
    }
  }

  private func policyFile(_ host: Host) throws(Obstacle) -> PolicyFile {
    let search = PolicySearch(host, isOrganization: org)
    let candidate = search.candidate(policy)
    let bytes: [UInt8]
    do { bytes = try search.read(candidate) } catch { throw .unreadable(error) }
    guard let kind = Linter().kind(candidate, bytes: bytes).policyKind else { throw .notAPolicy(policy) }
    return PolicyFile(SourceText(name: policy, bytes: bytes), kind: kind)
  }

  /// The bytes of the payload, of a JSON object as it is.
  private func payload(_ host: Host) throws(Obstacle) -> ([UInt8], SimulationReport.Evidence) {
    let bytes: [UInt8]
    do {
      bytes = claims == "-" ? try host.readInput(PolicySearch.fileLimit) : try host.readFile(claims, PolicySearch.fileLimit)
    } catch {
      throw .unreadable(error)
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let text = bytes.drop(while: isBlank)
    if text.first == UInt8(ascii: "{") {
      do { _ = try JSONValue(parsing: bytes) } catch { throw .notClaims(claims, .notJSON(.payload, error)) }
      return (bytes, .claims)
    }
    do {
      return (try CompactToken(IdentityTokenSource.trimmed(bytes)).payload, .unverifiedToken)
    } catch {
      throw .notClaims(claims, error)
    }
  }
}
