import Decision
import HTTP
import JSON
import Secret
import Token

/// The security token service: an identity token and a policy in, a token of GitHub's kind out.
public struct Service: Sendable {
  /// Decides what a verified token may have.
  public var admission: Admission
  /// The files of repositories.
  public var files: RepositoryFiles
  /// Makes the tokens.
  public var minter: TokenMinter
  /// Unix seconds.
  public var now: @Sendable () -> Int
  let send: @Sendable (Request) async throws(TransportError) -> Response

  /// A service that asks issuers for their keys with `send`.
  public init(
    admission: Admission, files: RepositoryFiles, minter: TokenMinter, now: @escaping @Sendable () -> Int,
    send: @escaping @Sendable (Request) async throws(TransportError) -> Response
  ) {
    self.admission = admission
    self.files = files
    self.minter = minter
    self.now = now
    self.send = send
  }

  /// Exchanges the token in `authorization`, the headers of a call, for one with the powers that a policy gives.
  ///
  /// In the service's order: one header, a token that can be read, an issuer that may be asked, its keys, the signature, the lifetime; then the
  /// organisation's allowlist, the policy, and the policy's word on the token.
  public func exchange(_ request: ExchangeRequest, authorization: [Secret]) async -> ExchangeRecord {
    var record = ExchangeRecord(
      scope: request.scopes.first ?? request.scope, identity: request.identity,
      outcome: .refused(Refusal(.unauthenticated, "expected exactly one authorization header")))
    guard let header = authorization.first, authorization.count == 1 else { return record }
    let bearer = Secret(Self.bearer(header.revealed()))
    do throws(Refusal) {
      let claims = try await verify(bearer, request)
      record.issuer = claims.issuer
      record.subject = claims.subject
      let powers = try admit(request, claims, &record)
      record.outcome = .granted(try mint(powers))
    } catch {
      record.outcome = .refused(error)
    }
    return record
  }

  private func mint(_ powers: Powers) throws(Refusal) -> TokenMinter.Minted {
    do { return try minter.mint(powers, at: now()) } catch { throw Refusal(.internal, "failed to get token") }
  }

  private static func bearer(_ header: String) -> String {
    header.hasPrefix("Bearer ") ? String(header.dropFirst("Bearer ".count)) : header
  }
}
