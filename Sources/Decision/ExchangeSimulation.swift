import Token
import TrustPolicy

/// An exchange as the service would answer it, with the files of repositories and without its network: everything but the signature.
public struct ExchangeSimulation: Sendable {
  public let admission: Admission
  public let request: ExchangeRequest
  /// Nil when they cannot be read.
  public let claims: Claims?
  /// Whether the token's times were looked at.
  public let checksTimes: Bool
  /// How far the service gets.
  public let result: Admission.Result

  /// Asks for `request` with a token of this payload; `now`, in Unix seconds, lets it expire or be not yet valid, and
  /// `signature` lets it be a forgery.
  public init(
    _ admission: Admission, _ request: ExchangeRequest, payload: [UInt8], files: RepositoryFiles, now: Int? = nil,
    signature: SignatureCheck? = nil
  ) {
    self.admission = admission
    self.request = request
    checksTimes = now != nil
    var claims: Claims?
    do throws(Admission.Refusal) {
      _ = try admission.issuer(request, payload: payload)
      let read = try Self.claims(payload, now)
      if let problem = signature?.problem { throw Admission.unverified(problem.reason) }
      claims = read
      result = admission.admit(request, read, files)
    } catch {
      result = Admission.Result(outcome: .failure(error))
    }
    self.claims = claims
  }

  private static func claims(_ payload: [UInt8], _ now: Int?) throws(Admission.Refusal) -> Claims {
    do {
      let claims = try Claims(payload: payload)
      if let now { try claims.check(at: now) }
      return claims
    } catch {
      throw Admission.unverified(error.reason)
    }
  }

  /// What the token would carry; nil when it is refused.
  public var grant: Admission.Grant? { try? result.outcome.get() }

  /// Why it is refused; nil when it is not.
  public var refusal: Admission.Refusal? {
    switch result.outcome {
    case .success: nil
    case .failure(let refusal): refusal
    }
  }
}
