import Decision
import Discovery
import Secret
import Token
import TrustPolicy

/// The steps of an exchange, in their order.
extension Service {
  /// The claims of a bearer whose signature, issuer and lifetime hold.
  func verify(_ bearer: Secret, _ request: ExchangeRequest) async throws(Refusal) -> Claims {
    let token: CompactToken
    do { token = try CompactToken(bearer) } catch {
      throw Refusal(.invalidArgument, "invalid bearer token", reason: "\(error)")
    }
    let issuer: String
    do { issuer = try admission.issuer(request, payload: token.payload) } catch { throw Refusal(error) }
    let provider = try await provider(issuer)
    do {
      return try VerifiedToken(token, keys: provider.keys, issuer: issuer, now: now(), algorithms: provider.algorithms).claims
    } catch {
      throw Refusal(.unauthenticated, Self.unverified, reason: "\(error)")
    }
  }

  /// What the service says of a token that does not verify, whatever the reason.
  private static let unverified = "unable to verify bearer token"

  /// The keys of an issuer. The service makes a provider of the discovery document, and fetches the keys only to verify.
  private func provider(_ issuer: String) async throws(Refusal) -> Provider {
    do {
      return try await Provider.discover(issuer, send: send)
    } catch {
      switch error {
      case .document: throw Refusal(.invalidArgument, "unable to fetch or create the provider", reason: "\(error)")
      case .keys: throw Refusal(.unauthenticated, Self.unverified, reason: "\(error)")
      }
    }
  }

  /// The powers that the policies give to the bearer of `claims`.
  func admit(_ request: ExchangeRequest, _ claims: Claims, _ record: inout ExchangeRecord) throws(Refusal) -> Powers {
    let result = admission.admit(request, claims, files)
    record.trace = ExchangeTrace.lines(result)
    switch result.outcome {
    case .success(let grant):
      return Powers(permissions: grant.permissions.map { .init($0.name, $0.level) }, repositories: grant.repositories)
    case .failure(let refusal): throw Refusal(refusal)
    }
  }
}
