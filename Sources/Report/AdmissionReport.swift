import Decision
import Explanation
import JSON
import Source
import Token
import TrustPolicy

/// What `octosts simulate --scope` prints: an exchange from the request to the answer.
public struct AdmissionReport: Sendable {
  public let simulation: ExchangeSimulation
  private let names: RepositoryNames
  private let evidence: String

  /// - Parameter evidence: where the claims come from and what was checked of them, in a few words.
  public init(_ simulation: ExchangeSimulation, names: RepositoryNames, evidence: String) {
    (self.simulation, self.names, self.evidence) = (simulation, names, evidence)
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    }
  }

  private var result: Admission.Result { simulation.result }
  private var scopeText: String { simulation.request.scopes.first ?? simulation.request.scope }
  private var policyRepository: String { simulation.admission.policyRepository }

  private var trace: CheckTrace? {
    result.policy.map { CheckTrace(result.decision, $0, simulation.claims, domain: simulation.admission.evaluator.domain) }
  }

  private var missing: MissingPolicy? {
    guard result.stage == .policyMissing, let scope = result.scope else { return nil }
    return MissingPolicy(scope, asked: scopeText, identity: simulation.request.identity, policyRepository: policyRepository, names: names)
  }

  private var unlisted: Explanation.Cause? {
    guard result.stage == .allowlist, let listing = result.listing, let allowlist = result.allowlist?.allowlist else { return nil }
    return UnlistedIssuer(listing.issuer, in: allowlist, of: policyRepository).cause
  }

  /// Where the policy is looked for.
  private var path: String? {
    result.scope.map { "\($0.owner)/\($0.repository)/\($0.path(identity: simulation.request.identity))" }
  }

  /// Why it is refused beside what the checks say, and what to do.
  private func cause(_ trace: CheckTrace?) -> (message: String?, remedy: String?) {
    switch result.stage {
    case .ok: (nil, nil)
    case .policyMissing: (missing?.cause.message, missing?.cause.remedy)
    case .check: (nil, trace?.advice)
    case .parse, .compile: (result.policy?.problems.first.map(\.description), "put the file right: `octosts lint` says where")
    case .allowlistInvalid:
      (
        result.allowlist?.problems.first.map(\.description),
        "put the allowlist right: while it is invalid, every exchange of the organization is refused"
      )
    case .allowlist: (unlisted?.message, unlisted?.remedy)
    case .verify:
      (
        "the token is not valid at that time, or its claims cannot be read (\(simulation.refusal?.reason.rawValue ?? ""))",
        "ask for a new token"
      )
    case .issuerFormat: ("the service takes the token's issuer from nobody", "an issuer is an `https` URL with a plain path")
    case .scopes: ("the service takes one scope only", "ask for one scope")
    case .bearer: ("the token's claims cannot be read", "give the payload of a token, or the token")
    case .scope: ("the scope is empty", "name it: OWNER/REPO, or OWNER")
    case .identity: ("the identity is empty", "name it")
    }
  }
}

// MARK: - Text

extension AdmissionReport {
  private var human: String {
    var out = "request    scope `\(scopeText.shown)`, identity `\(simulation.request.identity.shown)`\n"
    if let scope = result.scope {
      let kind = scope.isOrganization ? "an organization" : "a repository"
      out += "policy     \((path ?? "").shown), read as \(kind) policy\n"
      out += "allowlist  \(allowlist(scope).shown)\n"
    }
    out += "claims     \(evidence.shown)\n\n"
    let trace = trace
    out += trace?.text ?? ""
    if let grant = simulation.grant { return out + Self.granted(grant) }
    let (message, remedy) = cause(trace)
    let first = result.decision?.firstFailure
    let checked = first.map { "\($0.field.name) is \($0.actual.map { "`\($0)`" } ?? "absent"), wanted \($0.expected)" }
    out += "denied: \((message ?? checked ?? "the service refuses the token").shown)\n"
    if let missing, !missing.identities.isEmpty {
      let all = missing.identities
      let more = all.count > Self.listed ? " and \(all.count - Self.listed) more" : ""
      out += "identities there: " + all.prefix(Self.listed).map { "`\($0.shown)`" }.joined(separator: ", ") + more + "\n"
    }
    if let refusal = simulation.refusal {
      out +=
        "The service answers \(refusal.code.http) with code \(refusal.code.rawValue) (\(refusal.code.name)): \(refusal.message.shown)\n"
    }
    if result.stage == .check { return out + (trace?.todo ?? "") }
    return out + (remedy.map { "To do: \($0.shown)\n" } ?? "")
  }

  /// Names that are listed before the rest is counted.
  private static let listed = 12

  private func allowlist(_ scope: Scope) -> String {
    let place = "\(scope.owner)/\(policyRepository)/\(PolicyPath.allowlist)"
    guard let file = result.allowlist else { return "there is no \(place), so every issuer passes" }
    guard file.allowlist != nil, let listing = result.listing else { return "\(place) is invalid" }
    let mode = listing.mode == .audit ? "audit, so that every issuer passes" : "enforce"
    return "\(place) (\(mode)): `\(listing.issuer)` is \(listing.isListed ? "" : "not ")listed"
  }

  static func granted(_ grant: Admission.Grant) -> String {
    let permissions = grant.permissions.map { "\($0.name): \($0.level)".shown }.joined(separator: ", ")
    return
      "allowed: the token would carry\n  permissions   \(permissions.isEmpty ? "none named" : permissions)\n  repositories  \(repositories(grant))\n"
  }

  /// Which repositories a token reaches, in words.
  static func repositories(_ grant: Admission.Grant) -> String {
    guard let list = grant.repositories else { return "every repository of the organization that the App is installed on" }
    return list.map(\.shown).joined(separator: ", ")
  }
}

// MARK: - JSON

extension AdmissionReport {
  private var json: JSONValue {
    let trace = trace
    let (message, remedy) = cause(trace)
    let refusal = simulation.refusal
    return [
      "version": 1,
      "allowed": .bool(refusal == nil),
      "stage": .string(result.stage.rawValue),
      "code": refusal.map { .string($0.code.name) } ?? .null,
      "status": .number(refusal?.code.http ?? 200),
      "reason": refusal.map { .string($0.reason.rawValue) } ?? .null,
      "message": refusal.map { .string($0.message) } ?? .null,
      "scope": .string(scopeText),
      "identity": .string(simulation.request.identity),
      "policy": path.map { .string($0) } ?? .null,
      "kind": result.scope.map { .string(($0.isOrganization ? PolicyKind.organization : .repository).rawValue) } ?? .null,
      "allowlist": result.listing.map { ["mode": .string($0.mode.rawValue), "listed": .bool($0.isListed)] } ?? .null,
      "note": trace?.note ?? .null,
      "checks": trace?.json ?? [],
      "cause": (missing?.cause ?? unlisted).map { .string($0.id) } ?? .null,
      "explanation": message.map { .string($0) } ?? .null,
      "advice": remedy.map { .string($0) } ?? .null,
      "identities": .array((missing?.identities ?? []).map { .string($0) }),
      "permissions": .object((simulation.grant?.permissions ?? []).map { .init($0.name, .string($0.level)) }),
      "repositories": simulation.grant.map { $0.repositories.map { .array($0.map { .string($0) }) } ?? .null } ?? [],
    ]
  }
}
