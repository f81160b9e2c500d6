public import HTTP
public import Secret

/// Ends GitHub tokens before their time.
public struct Revocation: Sendable {
  /// What had become of the token.
  public enum Outcome: Sendable, Hashable {
    case revoked
    /// GitHub did not know it any more: expired, or revoked before.
    case alreadyGone
  }

  private let api: String
  private let transport: Transport

  /// Revokes at the REST API `api`: `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server.
  public init(api: String, transport: Transport = Transport(Client())) {
    self.api = api
    self.transport = transport
  }

  /// Revokes `token` (`DELETE /installation/token`).
  @discardableResult
  public func revoke(_ token: Secret) async throws(ExchangeError) -> Outcome {
    try Shape.check(token)
    let base = String(api.prefix { $0 != "?" && $0 != "#" })
    let request = Request(
      .delete, (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/installation/token",
      headers: [.init("Accept", "application/vnd.github+json"), .init("X-GitHub-Api-Version", "2022-11-28")], bearer: token,
      limits: Limits(bodyBytes: 64 << 10))
    do throws(ExchangeError) {
      _ = try await Answer.success(of: .api, to: request, by: transport, hiding: [token])
      return .revoked
    } catch .refused(_, let refusal) where refusal.status == 401 || refusal.status == 404 {
      return .alreadyGone
    } catch {
      throw error
    }
  }
}
