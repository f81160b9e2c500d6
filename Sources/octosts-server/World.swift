import Checkout
import Decision
import Glibc
import HTTP
import JSON
import STS
import Secret
import Token
import Workflow

/// What a sandbox is made of, read from its options before anything listens.
struct World: Sendable {
  let run: SimulatedRun
  private let options: SandboxOptions
  private let issuerURL: String
  private let store: PolicyStore
  private let requestToken = Issuer.makeRequestToken()
  private let client = Client()

  /// Bytes in a file of claims.
  private static let claimsLimit = 1 << 20

  init(_ options: SandboxOptions) throws(SandboxError) {
    self.options = options
    store = try Self.store(options)
    var given = try options.claimsFile.map(Self.claims) ?? []
    given += options.claims.map { .init($0.name, Self.value($0)) }
    issuerURL = options.issuer ?? SimulatedRun.issuer(given) ?? SandboxOptions.actionsIssuer
    do {
      run = try SimulatedRun(repository: options.repository, given: given)
    } catch {
      throw .noRun(error)
    }
  }

  /// Where the policies are, in a few words.
  var about: String {
    if let checkout = options.checkout {
      "policies of \(options.repository) in \(checkout)"
    } else {
      "policies in \(options.policies ?? "")"
    }
  }

  private static func store(_ options: SandboxOptions) throws(SandboxError) -> PolicyStore {
    if let checkout = options.checkout {
      let names = options.repository.split(separator: "/").map(String.init)
      guard names.count == 2, let store = PolicyStore(checkout: checkout, owner: names[0], repository: names[1]) else {
        throw .noDirectory(checkout)
      }
      return store
    }
    guard let store = PolicyStore(policies: options.policies ?? "") else { throw .noDirectory(options.policies ?? "") }
    return store
  }

  private static func claims(_ path: String) throws(SandboxError) -> [JSONValue.Member] {
    guard let bytes = File.read(path, limit: claimsLimit) else { throw .cannotRead(path) }
    guard let members = (try? JSONValue(parsing: bytes))?.members else { throw .claimsNotObject(path) }
    return members
  }

  /// Claims of GitHub's tokens are text but for the three instants.
  private static func value(_ claim: (name: String, value: String)) -> JSONValue {
    if ["exp", "iat", "nbf"].contains(claim.name), let seconds = Int(claim.value) { return .number(seconds) }
    return .string(claim.value)
  }

  /// The addresses of the service and of GitHub's part.
  func routes(_ origin: String, _ log: AuditLog) throws(SandboxError) -> Routes {
    let url = issuerURL == "self" ? origin : issuerURL
    let issuer: Issuer
    do {
      issuer = try Issuer(
        url: url, keysURL: origin + Routes.keysPath, key: try SigningKey.generateRSA(), run: run, requestToken: requestToken,
        signing: options.signing,
        expired: options.expired)
    } catch {
      throw .noKey("\(error)")
    }
    let store = store
    let client = client
    let service = Service(
      admission: Admission(domain: options.domain, policyRepository: options.policyRepository),
      files: RepositoryFiles { store.read(owner: $0, repository: $1, path: $2) }, minter: TokenMinter(), now: Self.now,
      send: { request throws(TransportError) in try await client.send(Self.standIn(request, for: url, at: origin)) })
    return Routes(service: service, issuer: issuer, requestPath: Job.requestPath, log: log)
  }

  /// Discovery of the issuer that the sandbox stands in for goes to the sandbox; any other goes where it says.
  private static func standIn(_ request: Request, for issuer: String, at origin: String) -> Request {
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    guard request.url.utf8.elementsEqual((base + Routes.discoveryPath).utf8) else { return request }
    var request = request
    request.url = origin + Routes.discoveryPath
    return request
  }

  private static func now() -> Int { time(nil) }

  /// The job that a step runs in. `authority` is the path of the PEM file that it must trust, if it must.
  func job(_ origins: Origins, _ folders: Folders, authority: String?) -> Job {
    let service = origins.exchange.split(separator: ":", maxSplits: 1).map(String.init)
    var inputs: [(name: String, value: String)] = [
      ("domain", String(service[1].dropFirst("//".count))), ("scheme", service[0]), ("audience", options.domain),
      ("api-url", origins.revoke),
    ]
    if let authority { inputs.append(("ca-bundle", authority)) }
    for input in options.inputs {
      inputs.removeAll { Inputs.variable($0.name) == Inputs.variable(input.name) }
      inputs.append(input)
    }
    var inherited: [String: String] = [:]
    for name in Job.inheritedNames { if let value = getenv(name) { inherited[name] = String(cString: value) } }
    return Job(
      run: run, origins: origins, requestToken: options.givesTokens ? requestToken : nil, inputs: inputs,
      workspace: workspace ?? folders.emptyWorkspace, inherited: inherited, debug: options.debug)
  }

  private var workspace: String? {
    if let path = options.workspace ?? options.checkout { return File.absolute(path) }
    guard let policies = options.policies else { return nil }
    let path = File.absolute(policies + "/" + run.text("repository"))
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR ? path : nil
  }
}
