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
      The claims are a JSON object, or the payload of a JWT. Every check is made and shown, also after one has failed. A signature is \
      checked only with --jwks or --discover, and times only then or against --at. Nothing is sent anywhere but by --discover, which asks \
      the token's issuer for its keys.

        octosts simulate --policy .github/chainguard/ci.sts.yaml --claims claims.json
        echo "$JWT" | octosts simulate --policy ci.sts.yaml --token - --discover
        octosts simulate --policy ci.sts.yaml --token oidc.jwt --jwks keys.json --at 2026-11-23T03:20:00Z

      Exit status: 0 allowed, 1 denied, 2 could not decide, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The policy.", valueName: "file"))
  var policy: String

  @Option(help: ArgumentHelp("The claims: a JSON object or a JWT; `-` is standard input.", valueName: "file"))
  var claims: String?

  @OptionGroup
  var tokens: TokenOptions

  @Option(help: ArgumentHelp("The service's domain: the audience that a policy without one asks for.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  @Flag(help: "Take the policy for an organization policy.")
  var org = false

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  func validate() throws {
    if (claims == nil) == (tokens.token == nil) { throw ValidationError("give --claims FILE, or --token FILE") }
  }

  func run(on host: Host) async -> ExitStatus {
    do throws(Obstacle) {
      let file = try policyFile(host)
      let evidence = try evidence(host)
      var signature: SignatureCheck?
      if let token = evidence.token {
        do { signature = try await tokens.signature(of: token, host) } catch { throw .unverifiable(error) }
      }
      let simulation = Simulation(file, payload: evidence.payload, domain: domain, now: tokens.now(host), signature: signature)
      let report = SimulationReport(simulation, evidence: evidence.token == nil ? .claims : .token)
      guard host.write(report.text(format)) else { return .unable }
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
    case notToken(String, TokenError)
    case unverifiable(TokenOptions.Problem)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .notAPolicy(let path): "`\(path)` is an allowlist of issuers: give a policy, `NAME.sts.yaml`"
      case .notClaims(let path, let error): "`\(path)` holds neither a JSON object of claims nor a JWT: \(error)"
      case .notToken(let path, let error): "`\(path)` holds no JWT: \(error)"
      case .unverifiable(let problem): "the signature cannot be checked: \(problem)"
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

  /// The bytes of the payload, of a JSON object as it is; with the token where it was one.
  private func evidence(_ host: Host) throws(Obstacle) -> (payload: [UInt8], token: CompactToken?) {
    let path = tokens.token ?? claims ?? "-"
    let bytes: [UInt8]
    do {
      bytes = path == "-" ? try host.readInput(PolicySearch.fileLimit) : try host.readFile(path, PolicySearch.fileLimit)
    } catch {
      throw .unreadable(error)
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if tokens.token == nil, bytes.first(where: { !isBlank($0) }) == UInt8(ascii: "{") {
      do { _ = try JSONValue(parsing: bytes) } catch { throw .notClaims(path, .notJSON(.payload, error)) }
      return (bytes, nil)
    }
    do {
      let token = try CompactToken(IdentityTokenSource.trimmed(bytes))
      return (token.payload, token)
    } catch {
      throw tokens.token == nil ? .notClaims(path, error) : .notToken(path, error)
    }
  }
}
