import Decision
import JSON
import Secret

/// Every address of the service, and of the parts of GitHub that a sandbox stands in for.
public struct Routes: Sendable {
  /// Exchanges.
  public var service: Service
  /// The identity tokens of the simulated job; nil serves none of its addresses.
  public var issuer: Issuer?
  /// Where identity tokens are asked for.
  public var requestPath: String
  /// The service's own log.
  public var log: AuditLog

  public init(service: Service, issuer: Issuer?, requestPath: String, log: AuditLog) {
    self.service = service
    self.issuer = issuer
    self.requestPath = requestPath
    self.log = log
  }

  /// Where discovery is, below an issuer's address.
  public static let discoveryPath = "/.well-known/openid-configuration"
  /// Where the issuer's keys are.
  public static let keysPath = "/.well-known/jwks"
  /// The exchange.
  public static let exchangePath = "/sts/exchange"
  /// Where GitHub's API ends a token.
  public static let revocationPath = "/installation/token"
  /// Where a test, or a curious person, sees what a token may do. GitHub has no such address.
  public static let powersPath = "/sandbox/powers"

  /// Answers a call.
  public func answer(_ call: Call) async -> Reply {
    switch (call.method, call.path) {
    case ("GET", Self.exchangePath), ("POST", Self.exchangePath): return await exchange(call)
    case (_, Self.exchangePath): return .status(501, code: 12, "Method Not Allowed")
    case ("DELETE", Self.revocationPath): return revoke(call)
    case ("GET", Self.powersPath): return powers(call)
    default: return issue(call) ?? Reply(Refusal(.notFound, "Not Found"))
    }
  }

  private func exchange(_ call: Call) async -> Reply {
    let request: ExchangeRequest
    do { request = try ExchangeRequest(call) } catch { return Reply(error) }
    let record = await service.exchange(request, authorization: call.authorization)
    for line in [record.line] + record.trace.map({ "  " + $0 }) { log.add(line) }
    switch record.outcome {
    case .granted(let minted): return Reply(status: 200, body: ["token": .string(minted.token.revealed())])
    case .refused(let refusal): return Reply(refusal)
    }
  }

  private func revoke(_ call: Call) -> Reply {
    guard let token = Self.token(call.authorization) else { return .message(401, "Requires authentication") }
    guard let hash = service.minter.revoke(token, at: service.now()) else {
      log.add("revoke: no such token, or no longer · 401")
      return .message(401, "Bad credentials")
    }
    log.add("revoke: token with SHA-256 \(hash) · 204")
    return Reply(status: 204)
  }

  private func powers(_ call: Call) -> Reply {
    guard let token = Self.token(call.authorization), let powers = service.minter.powers(of: token, at: service.now()) else {
      return .message(401, "Bad credentials")
    }
    return Reply(status: 200, body: powers.json)
  }

  private func issue(_ call: Call) -> Reply? {
    guard let issuer, call.method == "GET" else { return nil }
    switch call.path {
    case Self.discoveryPath: return Reply(status: 200, body: issuer.discovery)
    case Self.keysPath: return Reply(status: 200, body: issuer.keys)
    case requestPath: return identityToken(call, issuer)
    default: return nil
    }
  }

  private func identityToken(_ call: Call, _ issuer: Issuer) -> Reply {
    guard issuer.admits(call.authorization) else {
      log.add("identity token: the request token is missing or wrong · 401")
      return .message(401, "The request token is missing or wrong")
    }
    let audience = Query(call.query)?.values("audience").first
    guard let token = try? issuer.token(audience: audience, at: service.now()) else {
      return .message(500, "The token could not be signed")
    }
    log.add("identity token: for audience \(ExchangeRecord.quoted(audience ?? "(default)")) · 200")
    let text = token.revealed()
    return Reply(status: 200, body: ["count": .number(text.utf8.count), "value": .string(text)])
  }

  /// The token that a call to GitHub's API carries: after `Bearer` or `token`, in any case.
  private static func token(_ authorization: [Secret]) -> Secret? {
    guard let header = authorization.first, authorization.count == 1 else { return nil }
    let parts = header.revealed().split(separator: " ", maxSplits: 1)
    guard parts.count == 2, ["bearer", "token"].contains(parts[0].lowercased()) else { return nil }
    return Secret(String(parts[1]))
  }
}
