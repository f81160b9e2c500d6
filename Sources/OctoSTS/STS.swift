public import HTTP
public import Secret

/// A security token service for GitHub, such as Octo STS: gives a short-lived GitHub token for a token that proves who asks.
///
/// ```swift
/// let sts = try STS(domain: "octo-sts.dev")
/// let grant = try await sts.exchange(Secret(identityToken), scope: "acme/app", identity: "release")
/// print("valid until \(grant.expiresAt), SHA-256 \(grant.hash.base64)")
/// // grant.token.revealed() goes into the Authorization header of requests to GitHub.
/// try await Revocation(api: "https://api.github.com").revoke(grant.token)
/// ```
public struct STS: Sendable {
  /// Where the service answers.
  public let domain: Domain
  private let transport: Transport

  /// The service at `domain`; requests leave by `transport`, with its retries.
  public init(domain: String = "octo-sts.dev", scheme: Address.Scheme = .https, transport: Transport = Transport(Client()))
    throws(ExchangeError)
  {
    self.init(domain: try Domain(domain, scheme: scheme), transport: transport)
  }

  /// The service at `domain`.
  public init(domain: Domain, transport: Transport = Transport(Client())) {
    self.domain = domain
    self.transport = transport
  }

  /// A GitHub token for `identity` in `scope`: `OWNER/REPO`, or `OWNER` for an organisation's policy.
  ///
  /// `identity` is the name of the policy, the file's without `.sts.yaml`; `identityToken` an OIDC token whose audience is the service's
  /// domain unless the policy says otherwise. Minting is asked again only where no answer or a passing fault came.
  public func exchange(_ identityToken: Secret, scope: String, identity: String) async throws(ExchangeError) -> Grant {
    if scope.isEmpty { throw .missing(.scope) }
    if identity.isEmpty { throw .missing(.identity) }
    try Shape.check(identityToken)
    let request = Request(
      .get, "\(domain.url)/sts/exchange?scope=\(scope.percentEncoded)&identity=\(identity.percentEncoded)",
      headers: [.init("Accept", "application/json")], bearer: identityToken, limits: Limits(bodyBytes: 64 << 10))
    let answer = try await Answer(of: .service, to: request, by: transport, hiding: [identityToken])
    // Some compatible services follow RFC 8693 in the name.
    let token = try answer.token(["token", "access_token"])
    return try Grant(
      token: token, expiresAt: Grant.expiry(answer.json, now: transport.time.unixTime()), appSlug: Grant.appSlug(answer.json))
  }
}
