import Decision
import Secret
import Token

/// The steps of an exchange, in their order.
extension Service {
  /// The claims of a bearer whose signature, issuer and lifetime hold.
  func verify(_ bearer: Secret, _ request: ExchangeRequest, _ record: inout ExchangeRecord) async throws(Refusal) -> Claims {
    if let refused = admission.precheck(request, bearer: bearer) { throw Self.refusal(refused, &record) }
    let issuer: String
    do {
      issuer = try Claims(payload: CompactToken(bearer).payload).issuer
    } catch {
      record.reason = "\(error)"
      throw Refusal(.invalidArgument, "invalid bearer token")
    }
    let keys = try await provider.keys(of: issuer)
    do {
      return try VerifiedToken(bearer, keys: keys, issuer: issuer, now: now()).claims
    } catch {
      record.reason = "\(error)"
      throw ProviderKeys.unverified
    }
  }

  /// The powers that the policies give to the bearer of `claims`.
  func admit(_ request: ExchangeRequest, _ claims: Claims, _ record: inout ExchangeRecord) throws(Refusal) -> Powers {
    let result = admission.admit(request, token: claims, files: files)
    guard let mint = result.mint else { throw Self.refusal(result, &record) }
    return Powers(permissions: mint.permissions.map { .init($0.name, $0.level) }, repositories: mint.repositories)
  }

  private static func refusal(_ result: AdmissionResult, _ record: inout ExchangeRecord) -> Refusal {
    record.reason = result.reason
    return Refusal(result.code, result.message)
  }
}
