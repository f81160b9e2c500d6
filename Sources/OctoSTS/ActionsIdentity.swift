public import HTTP
public import Secret

/// The endpoint of a GitHub Actions runner that hands out identity tokens to jobs with `id-token: write`.
public struct ActionsIdentity: Sendable {
  private let url: String
  private let requestToken: Secret
  private let transport: Transport

  /// The endpoint that `ACTIONS_ID_TOKEN_REQUEST_URL` names, asked with `ACTIONS_ID_TOKEN_REQUEST_TOKEN`.
  public init(url: String, requestToken: Secret, transport: Transport = Transport(Client())) {
    self.url = url
    self.requestToken = requestToken
    self.transport = transport
  }

  /// An identity token for `audience`.
  public func token(audience: String) async throws(ExchangeError) -> Secret {
    if audience.isEmpty { throw .missing(.audience) }
    let joint = url.contains("?") ? "&" : "?"
    let request = Request(
      .get, "\(url)\(joint)audience=\(audience.percentEncoded)", headers: [.init("Accept", "application/json")], bearer: requestToken,
      limits: Limits(bodyBytes: 64 << 10))
    let answer = try await Answer(of: .identityProvider, to: request, by: transport, hiding: [requestToken])
    return try answer.token(["value"])
  }
}
