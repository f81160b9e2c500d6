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
      One policy and one set of claims give a trace of every check, with the cause of each failure and its remedy. With --scope and --identity \
      the policy is looked for as the service does, in checkouts below --root or in --checkout, allowlist included. Several policies or sets \
      of claims, also folders and JSON lines, give a table: `allow`, or the first check that fails.

      The claims are a JSON object, or the payload of a JWT. Every check is made and shown, also after one has failed. A signature is \
      checked only of one --token, with --jwks or --discover, and times only then or against --at. Nothing is sent anywhere but by \
      --discover, which asks the token's issuer for its keys.

        octosts simulate --policy .github/chainguard/ci.sts.yaml --claims claims.json
        octosts simulate --scope acme/app --identity ci \\
          --root ~/checkouts --claims claims.json
        octosts simulate --scope acme/app --identity ci \\
          --checkout . --repository acme/app --claims claims.json
        octosts simulate --policy .github/chainguard \\
          --claims tests/claims --format markdown
        octosts simulate --policy . --claims runs.jsonl --format summary
        echo "$JWT" | octosts simulate --policy ci.sts.yaml --token - --discover
        octosts simulate --policy ci.sts.yaml --token oidc.jwt \\
          --jwks keys.json --at 2026-11-23T03:20:00Z

      Exit status: 0 allowed (of a table: every pair), 1 denied, 2 could not decide, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The policy; files and folders, may be repeated.", valueName: "path"))
  var policy: [String] = []

  @Option(
    help: ArgumentHelp("The claims: JSON objects or JWTs; files and folders, `-` is standard input; may be repeated.", valueName: "path"))
  var claims: [String] = []

  @OptionGroup
  var tokens: TokenOptions

  @Option(help: ArgumentHelp("Find the policy as the service does for this scope: OWNER/REPO, or OWNER.", valueName: "scope"))
  var scope: String?

  @Option(help: ArgumentHelp("With --scope: the policy's name.", valueName: "name"))
  var identity: String?

  @OptionGroup
  var place: RepositoryOptions

  @Option(help: ArgumentHelp("The service's domain: the audience that a policy without one asks for.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  @Flag(help: "Take the policy for an organization policy.")
  var org = false

  @Option(help: "How to report: text or json; a table also as markdown, jsonl or summary.")
  var format: MatrixReport.Format = .text

  func validate() throws {
    if (scope == nil) != (identity == nil) { throw ValidationError("--scope and --identity go together") }
    if (scope == nil) == policy.isEmpty { throw ValidationError("give --policy PATH, or --scope and --identity") }
    if (scope == nil) == place.isGiven { throw ValidationError("--scope goes with --root, or with --checkout and --repository") }
    if claims.isEmpty == (tokens.token == nil) { throw ValidationError("give --claims PATH, or --token FILE") }
  }

  func run(on host: Host) async -> ExitStatus {
    do throws(Obstacle) {
      if let scope, let identity {
        let item: ClaimsStream.Item
        if let path = tokens.token { item = try token(path, host) } else { item = try onlyItem(host) }
        let run = AdmissionRun(
          scope: scope, identity: identity, place: place, domain: domain, now: tokens.now(host), format: try plainFormat(), host: host)
        return run.run(item, try await signature(of: item, host))
      }
      let policies: [PolicyFile]
      do { policies = try PolicyList(policy, isOrganization: org, host).files } catch { throw .policies(error) }
      if let path = tokens.token {
        guard policies.count == 1 else { throw .severalPolicies }
        return try await trace(policies[0], try token(path, host), host)
      }
      let table = MatrixRun(
        policies: policies, claims: try files(host), domain: domain, now: tokens.now(host), format: format, host: host)
      switch table.run() {
      case .table(let status): return status
      case .single(let item):
        _ = try checked(item)
        return try await trace(policies[0], item, host)
      }
    } catch {
      host.complain(line: "octosts: \(error)")
      return .unable
    }
  }

  /// Why nothing can be decided.
  private enum Obstacle: Error, CustomStringConvertible {
    case policies(PolicyList.Problem)
    case claims(ClaimsStream.Problem)
    case notToken(String, TokenError)
    case unreadable(FileError)
    case unverifiable(TokenOptions.Problem)
    case severalClaims
    case severalPolicies
    case tableFormat(String)

    var description: String {
      switch self {
      case .policies(let problem): "\(problem)"
      case .claims(let problem): "\(problem)"
      case .notToken(let path, let error): "`\(path)` holds no JWT: \(error)"
      case .unreadable(let error): "cannot read \(error)"
      case .unverifiable(let problem): "the signature cannot be checked: \(problem)"
      case .severalPolicies: "--token goes with one policy: give its payload to --claims for a table"
      case .severalClaims: "--scope goes with one set of claims: of several, `octosts who` lists what each can assume"
      case .tableFormat(let name): "`\(name)` is for tables: report one decision as text or json"
      }
    }
  }

  /// The whole trace of one decision.
  private func trace(_ policy: PolicyFile, _ item: ClaimsStream.Item, _ host: Host) async throws(Obstacle) -> ExitStatus {
    let signature = try await signature(of: item, host)
    let simulation = Simulation(policy, payload: item.payload, domain: domain, now: tokens.now(host), signature: signature)
    let report = SimulationReport(simulation, evidence: item.token == nil ? .claims : .token)
    guard host.write(report.text(try plainFormat())) else { return .unable }
    return simulation.isAllowed ? .success : .refused
  }

  private func signature(of item: ClaimsStream.Item, _ host: Host) async throws(Obstacle) -> SignatureCheck? {
    guard let token = item.token else { return nil }
    do { return try await tokens.signature(of: token, host) } catch { throw .unverifiable(error) }
  }

  private func token(_ path: String, _ host: Host) throws(Obstacle) -> ClaimsStream.Item {
    let bytes: [UInt8]
    do {
      bytes = path == "-" ? try host.readInput(PolicySearch.fileLimit) : try host.readFile(path, PolicySearch.fileLimit)
    } catch {
      throw .unreadable(error)
    }
    do {
      let token = try CompactToken(IdentityTokenSource.trimmed(bytes))
      return ClaimsStream.Item(name: path, payload: token.payload, token: token)
    } catch {
      throw .notToken(path, error)
    }
  }

  private func plainFormat() throws(Obstacle) -> Format {
    guard let plain = Format(rawValue: format.rawValue) else { throw .tableFormat(format.rawValue) }
    return plain
  }

  private func files(_ host: Host) throws(Obstacle) -> [String] {
    do { return try ClaimsStream(host: host).files(claims) } catch { throw .claims(error) }
  }

  /// The set of claims where there must be one.
  private func onlyItem(_ host: Host) throws(Obstacle) -> ClaimsStream.Item {
    var items: [ClaimsStream.Item] = []
    for file in try files(host) {
      do throws(ClaimsStream.Problem) {
        try ClaimsStream(host: host).each(in: file) { item in
          items.append(item)
          return items.count < 2
        }
      } catch {
        throw .claims(error)
      }
    }
    guard items.count == 1 else { throw .severalClaims }
    _ = try checked(items[0])
    return items[0]
  }

  /// The payload, of a JSON object only if it is one.
  private func checked(_ item: ClaimsStream.Item) throws(Obstacle) -> [UInt8] {
    do { _ = try JSONValue(parsing: item.payload) } catch { throw .claims(.notToken(item.name, .notJSON(.payload, error))) }
    return item.payload
  }
}

extension MatrixReport.Format: ExpressibleByArgument {}
