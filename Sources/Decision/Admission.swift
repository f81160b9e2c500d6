import Source
import Token
import TrustPolicy

/// What a workload asks for.
public struct ExchangeRequest: Sendable {
  /// `OWNER/REPO`, or `OWNER` for an organization policy.
  public var scope: String
  /// The newer form of the same; wins when it is not empty, and may hold one scope only.
  public var scopes: [String]
  /// The name of the policy.
  public var identity: String

  public init(scope: String, scopes: [String] = [], identity: String) {
    self.scope = scope
    self.scopes = scopes
    self.identity = identity
  }
}

/// The files of repositories' default branches.
public struct RepositoryFiles: Sendable {
  /// The bytes of a file, or nil when there is none.
  public var read: @Sendable (_ owner: String, _ repository: String, _ path: String) -> [UInt8]?

  public init(read: @escaping @Sendable (_ owner: String, _ repository: String, _ path: String) -> [UInt8]?) {
    self.read = read
  }
}

/// The service's way from a request to a token or a refusal, without the network: what it looks at, in which order, and with which code it stops.
public struct Admission: Sendable {
  /// Where the service stops; `ok` when it does not.
  public enum Stage: String, Sendable {
    case scopes
    case bearer
    case issuerFormat = "issuer_format"
    case verify
    case scope
    case identity
    case allowlist
    case allowlistInvalid = "allowlist_invalid"
    case policyMissing = "policy_missing"
    case parse
    case compile
    case check
    case ok
  }

  /// Why the service refuses.
  public struct Refusal: Error, Sendable, Equatable {
    public let stage: Stage
    public let code: StatusCode
    public let reason: Reason
    /// The service's own message.
    public let message: String
  }

  /// What the minted token carries.
  public struct Grant: Sendable, Equatable {
    /// In file order.
    public let permissions: [Permission]
    /// The repositories that it is limited to; nil for no limit.
    public let repositories: [String]?
  }

  /// What the allowlist says about the token's issuer.
  public struct Listing: Sendable, Equatable {
    public let issuer: String
    public let mode: IssuerAllowlist.Mode
    public let isListed: Bool
  }

  /// Everything that was found on the way.
  public struct Result: Sendable {
    public internal(set) var scope: Scope?
    public internal(set) var allowlist: AllowlistFile?
    public internal(set) var listing: Listing?
    public internal(set) var policy: PolicyFile?
    public internal(set) var decision: Decision?
    public internal(set) var outcome: Swift.Result<Grant, Refusal>

    /// Where the service stopped.
    public var stage: Stage {
      switch outcome {
      case .success: .ok
      case .failure(let refusal): refusal.stage
      }
    }
  }

  public let evaluator: Evaluator
  /// Name of the repository that holds organization policies and the allowlist.
  public let policyRepository: String

  public init(domain: String = Evaluator.hostedDomain, policyRepository: String = ".github") {
    evaluator = Evaluator(domain: domain)
    self.policyRepository = policyRepository
  }

  /// The issuer whose keys the service fetches, from a token that nobody has verified: what it checks before it does.
  public func issuer(_ request: ExchangeRequest, payload: [UInt8]) throws(Refusal) -> String {
    if request.scopes.count > 1 {
      throw Refusal(stage: .scopes, code: .invalidArgument, reason: .other, message: "multiple scopes are not supported")
    }
    let issuer: String
    do { issuer = try Claims.issuer(payload: payload) } catch {
      throw Refusal(stage: .bearer, code: .invalidArgument, reason: error.reason, message: "invalid bearer token")
    }
    let normalized = Self.normalize(issuer)
    guard WellFormed.issuer(normalized) else {
      throw Refusal(stage: .issuerFormat, code: .invalidArgument, reason: .issuerInvalid, message: "invalid issuer format")
    }
    return normalized
  }

  /// Google's tokens once came without a scheme, and the service adds it where it looks for keys.
  private static func normalize(_ issuer: String) -> String {
    issuer == "accounts.google.com" ? "https://accounts.google.com" : issuer
  }

  /// The refusal of a token that does not verify.
  public static func unverified(_ reason: Reason) -> Refusal {
    Refusal(stage: .verify, code: .unauthenticated, reason: reason, message: "unable to verify bearer token")
  }

  /// Decides about a request whose token has verified.
  public func admit(_ request: ExchangeRequest, _ claims: Claims, _ files: RepositoryFiles) -> Result {
    var result = Result(outcome: .failure(Refusal(stage: .scope, code: .internal, reason: .other, message: "")))
    do {
      result.outcome = .success(try grant(request, claims, files, &result))
    } catch {
      result.outcome = .failure(error)
    }
    return result
  }

  private func grant(
    _ request: ExchangeRequest, _ claims: Claims, _ files: RepositoryFiles, _ result: inout Result
  ) throws(Refusal) -> Grant {
    let text = request.scopes.first ?? request.scope
    if text.isEmpty { throw Refusal(stage: .scope, code: .invalidArgument, reason: .other, message: "scope must be provided") }
    if request.identity.isEmpty {
      throw Refusal(stage: .identity, code: .invalidArgument, reason: .other, message: "identity must be provided")
    }
    let scope = Scope(text, policyRepository: policyRepository)
    result.scope = scope
    try checkIssuer(scope, claims, files, &result)

    let path = scope.path(identity: request.identity)
    guard let bytes = files.read(scope.owner, scope.repository, path) else {
      throw missing(.policyMissing, .other, "find", request.identity)
    }
    let kind: PolicyKind = scope.isOrganization ? .organization : .repository
    let file = PolicyFile(SourceText(name: path, bytes: bytes), kind: kind, repositories: scope.repositories)
    result.policy = file
    guard let policy = file.policy else {
      let reason = file.problems.first?.reason ?? .other
      switch file.stage {
      case .parse: throw missing(.parse, reason, "parse", request.identity)
      case .compile, .ok: throw missing(.compile, reason, "compile", request.identity)
      }
    }
    let decision = evaluator.decide(policy, claims)
    result.decision = decision
    if let failure = decision.firstFailure, let reason = failure.failure, let code = decision.code {
      throw Refusal(stage: .check, code: code, reason: reason, message: ServiceMessage.text(failure, reason, claims))
    }
    return Grant(permissions: policy.permissions, repositories: policy.repositories)
  }

  /// The allowlist comes before the policy; without a file every issuer passes.
  private func checkIssuer(_ scope: Scope, _ claims: Claims, _ files: RepositoryFiles, _ result: inout Result) throws(Refusal) {
    let path = PolicyPath.allowlist
    guard let bytes = files.read(scope.owner, policyRepository, path) else { return }
    let file = AllowlistFile(SourceText(name: path, bytes: bytes))
    result.allowlist = file
    guard let allowlist = file.allowlist else {
      throw Refusal(
        stage: .allowlistInvalid, code: .failedPrecondition, reason: file.problems.first?.reason ?? .other,
        message: "organization trusted token issuers file is invalid")
    }
    let listing = Listing(
      issuer: Self.normalize(claims.issuer), mode: allowlist.mode, isListed: allowlist.lists(Self.normalize(claims.issuer)))
    result.listing = listing
    if listing.isListed { return }
    switch listing.mode {
    case .audit: return
    case .enforce:
      throw Refusal(
        stage: .allowlist, code: .permissionDenied, reason: .other, message: "token issuer is not trusted by the organization")
    }
  }

  private func missing(_ stage: Stage, _ reason: Reason, _ verb: String, _ identity: String) -> Refusal {
    let found = stage == .policyMissing ? "" : " found"
    return Refusal(
      stage: stage, code: .notFound, reason: reason, message: "unable to \(verb) trust policy\(found) for \"\(identity)\"")
  }
}
