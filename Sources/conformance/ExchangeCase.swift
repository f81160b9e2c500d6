import Decision
import JSON
import Token
import TrustPolicy

extension Case {
  func exchange() -> [JSONValue.Member] {
    let admission = Admission(policyRepository: policyRepository)
    let request = ExchangeRequest(
      scope: text("scope") ?? "", scopes: (operands["scopes"]?.array ?? []).map { $0.string ?? "" }, identity: text("identity") ?? "")
    do throws(Admission.Refusal) {
      _ = try admission.issuer(request, payload: payload)
      return report(admission.admit(request, try claims(), files))
    } catch {
      return refusal(error)
    }
  }

  private func claims() throws(Admission.Refusal) -> Claims {
    do {
      let claims = try Claims(payload: payload)
      if let now = operands["now"]?.integer { try claims.check(at: now) }
      return claims
    } catch {
      throw Admission.unverified(error.reason)
    }
  }

  private var files: RepositoryFiles {
    let (policy, allowlist) = (bytes("policy"), bytes("allowlist"))
    return RepositoryFiles { _, _, path in path.hasSuffix("/" + IssuerAllowlist.fileName) ? allowlist : policy }
  }

  private func refusal(_ refusal: Admission.Refusal) -> [JSONValue.Member] {
    [
      .init("allowed", false), .init("stage", .string(refusal.stage.rawValue)), .init("code", .string(refusal.code.name)),
      .init("reason", .string(refusal.reason.rawValue)),
    ]
  }

  private func report(_ result: Admission.Result) -> [JSONValue.Member] {
    var members: [JSONValue.Member]
    switch result.outcome {
    case .failure(let error): members = refusal(error)
    case .success(let grant):
      var mint: [JSONValue.Member] = [.init("permissions", .object(grant.permissions.map { .init($0.name, .string($0.level)) }))]
      if let repositories = grant.repositories { mint.append(.init("repositories", .array(repositories.map { .string($0) }))) }
      members = [.init("allowed", true), .init("stage", "ok"), .init("mint", .object(mint))]
    }
    if let scope = result.scope {
      members.append(
        .init(
          "lookup",
          ["org_policy": .bool(scope.isOrganization), "owner": .string(scope.owner), "repo": .string(scope.repository)]))
    }
    if let listing = result.listing, !listing.isListed {
      members.append(
        .init(
          "issuer_allowlist",
          [
            "allowed": .bool(listing.mode == .audit), "iss": .string(listing.issuer), "mode": .string(listing.mode.rawValue),
          ]))
    }
    return members
  }
}
