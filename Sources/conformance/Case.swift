import Decision
import FoundationEssentials
import JSON
import Pattern
import Source
import Token
import TrustPolicy

/// One case of the conformance protocol.
struct Case {
  let operands: JSONValue

  init(_ operands: JSONValue) {
    self.operands = operands
  }

  func answer() -> JSONValue {
    var members = [JSONValue.Member("id", operands["id"] ?? .null)]
    switch operands["op"]?.string {
    case "compile": members += compile()
    case "check": members += check()
    case "regex": members += regex()
    case "valid": members += valid()
    case "issuers": members += issuers()
    case "exchange": members += exchange()
    case "scope": members += scope()
    case "path": members += path()
    default: members.append(.init("error", "unknown operation"))
    }
    return .object(members)
  }

  // MARK: Operands

  func text(_ name: String) -> String? { operands[name]?.string }

  /// Bytes given as text, or in base64 under `NAME_b64`.
  func bytes(_ name: String) -> [UInt8]? {
    text(name).map { Array($0.utf8) } ?? text(name + "_b64").flatMap { Self.decode(base64: $0) }
  }

  private static func decode(base64 text: String) -> [UInt8]? {
    Data(base64Encoded: text).map(Array.init)
  }

  private func byteLists(_ name: String) -> [[UInt8]] {
    if let texts = operands[name]?.array { return texts.map { Array(($0.string ?? "").utf8) } }
    return (operands[name + "_b64"]?.array ?? []).map { $0.string.flatMap { Self.decode(base64: $0) } ?? [] }
  }

  var kind: PolicyKind { operands["org"]?.bool == true ? .organization : .repository }

  var policyRepository: String { text("policy_repo") ?? ".github" }

  func file(_ name: String) -> SourceText? {
    bytes(name).map { SourceText(name: name, bytes: $0) }
  }

  var payload: [UInt8] {
    bytes("claims_raw") ?? bytes("claims") ?? Array((operands["claims"] ?? .null).text().utf8)
  }

  // MARK: Operations

  private func compile() -> [JSONValue.Member] {
    let file = PolicyFile(file("policy") ?? SourceText(name: "policy", bytes: []), kind: kind)
    var members: [JSONValue.Member] = [
      .init("ok", .bool(file.policy != nil)), .init("stage", .string(file.stage.rawValue)),
    ]
    if let stored = file.stored { members.append(.init("parsed", stored.json(kind))) }
    if let problem = file.problems.first { members.append(.init("reason", .string(problem.reason.rawValue))) }
    return members
  }

  private func check() -> [JSONValue.Member] {
    let policy = PolicyFile(file("policy") ?? SourceText(name: "policy", bytes: []), kind: kind)
    let simulation = Simulation(
      policy, payload: payload, domain: text("domain") ?? Evaluator.hostedDomain, now: operands["now"]?.integer)
    var members: [JSONValue.Member] = [
      .init("allowed", .bool(simulation.isAllowed)), .init("stage", .string(simulation.stage.rawValue)),
    ]
    if case .success(let claims) = simulation.claims {
      members += [
        .init("iss", .string(claims.issuer)), .init("sub", .string(claims.subject)),
        .init("aud", .array(claims.audience.map { .string($0) })),
      ]
    }
    if simulation.stage == .check, let code = simulation.code { members.append(.init("code", .string(code.name))) }
    if let reason = simulation.reason { members.append(.init("reason", .string(reason.rawValue))) }
    return members
  }

  private func regex() -> [JSONValue.Member] {
    do {
      let pattern = try Pattern.anchored(utf8: bytes("pattern") ?? [])
      return [.init("ok", true), .init("match", .array(byteLists("strings").map { .bool(pattern.matches(utf8: $0)) }))]
    } catch {
      return [.init("ok", false), .init("reason", .string(Reason.regex.rawValue))]
    }
  }

  private func valid() -> [JSONValue.Member] {
    let isValid: (String) -> Bool
    switch text("kind") {
    case "issuer": isValid = WellFormed.issuer
    case "subject": isValid = WellFormed.subject
    default: isValid = WellFormed.audience
    }
    return [.init("valid", .array(byteLists("strings").map { .bool(isValid(String(decoding: $0, as: UTF8.self))) }))]
  }

  private func issuers() -> [JSONValue.Member] {
    let file = AllowlistFile(file("policy") ?? SourceText(name: "policy", bytes: []))
    var members: [JSONValue.Member] = [
      .init("ok", .bool(file.allowlist != nil)), .init("stage", .string(file.stage.rawValue)),
    ]
    if let problem = file.problems.first { members.append(.init("reason", .string(problem.reason.rawValue))) }
    if let allowlist = file.allowlist {
      let issuers = (operands["issuers"]?.array ?? []).map { $0.string ?? "" }
      members.append(.init("mode", .string(allowlist.mode.rawValue)))
      members.append(.init("allows", .array(issuers.map { .bool(allowlist.lists($0)) })))
    }
    return members
  }

  private func scope() -> [JSONValue.Member] {
    let scope = Scope(text("scope") ?? "", policyRepository: policyRepository)
    return [
      .init("owner", .string(scope.owner)), .init("repo", .string(scope.repository)), .init("org_policy", .bool(scope.isOrganization)),
      .init("repositories", scope.repositories.map { .array($0.map { .string($0) }) } ?? .null),
      .init("path", .string(scope.path(identity: text("identity") ?? ""))),
    ]
  }

  private func path() -> [JSONValue.Member] {
    let kind = PolicyPath.kind(repository: text("repo") ?? "", path: text("path") ?? "", policyRepository: policyRepository)
    return [.init("validated", .bool(kind != nil)), .init("as", .string(kind.map(Self.name) ?? ""))]
  }

  private static func name(_ kind: PolicyPath.Kind) -> String {
    switch kind {
    case .policy: "policy"
    case .organizationPolicy: "org_policy"
    case .allowlist: "allowlist"
    }
  }
}

extension StoredPolicy {
  /// The stored policy in Go's JSON, empty fields left out.
  func json(_ kind: PolicyKind) -> JSONValue {
    var members: [JSONValue.Member] = []
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) where !text.value.isEmpty {
      members.append(.init(name, .string(text.value)))
    }
    if let patterns = claimPatterns {
      members.append(.init("claim_pattern", .object(patterns.map { .init($0.value.claim, .string($0.value.pattern)) })))
    }
    if !permissions.isEmpty {
      members.append(.init("permissions", .object(permissions.map { .init($0.value.name, .string($0.value.level)) })))
    }
    switch kind {
    case .repository: break
    case .organization: members.append(.init("repositories", repositories.map { .array($0.map { .string($0) }) } ?? .null))
    }
    return .object(members)
  }
}
