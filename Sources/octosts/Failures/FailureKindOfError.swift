import HTTP
import OctoSTS

extension FailureKind {
  /// What an error of an exchange is called.
  init(_ error: ExchangeError) {
    self =
      switch error {
      case .malformedDomain, .insecureDomain, .missing, .malformedIdentityToken: .wrongInput
      case .undelivered(_, let error, _, _): Self(error)
      case .refused(.service, let refusal): Self(service: refusal)
      case .refused(.identityProvider, let refusal): refusal.isFinal ? .endpointRefused : .endpointFault
      case .refused(.api, _): .notRevoked
      case .unreadable(.identityProvider, _): .endpointFault
      case .unreadable(.service, _), .unreadable(.api, _), .noDigest: .unusableAnswer
      }
  }

  /// What a request without an answer is called.
  init(_ error: TransportError) {
    self =
      switch error {
      case .unresolved: .unresolved
      case .unconnected: .unconnected
      case .proxyUnresolved, .proxyRefused: .proxy
      case .timeout: .timedOut
      case .interrupted: .interrupted
      case .tls(.unknownAuthority, _): .unknownAuthority
      case .tls(.wrongHost, _): .wrongHost
      case .tls(.expired, _), .tls(.notYetValid, _): .certificateDates
      case .tls(.revoked, _), .tls(.certificate, _), .tls(.handshake, _): .tls
      case .caBundle: .caBundle
      case .redirect: .redirect
      case .tooLarge: .tooLarge
      case .cancelled: .stopped
      case .notHTTP: .notTheService
      case .malformedURL, .scheme, .malformedHeader, .outOfMemory, .other: .transfer
      }
  }

  /// The service tells by its status what kind of refusal it is, and by its words what lies behind one.
  private init(service refusal: Refusal) {
    let words = refusal.message.lowercased()
    self =
      switch refusal.status {
      case 400 where words.contains("trusted") && words.contains("issuer"): .allowlistInvalid
      case 400: .badRequest
      case 401: .unverified
      case 403 where words.hasPrefix("trust policy:"): .mismatch
      // The service wraps GitHub's 422 in these words, and GitHub gives it for permissions and repositories that the App has not.
      case 403 where words.contains("token exchange failure"): .permissionsRefused
      case 403 where words.contains("issuer") && words.contains("organization"): .issuerNotAllowed
      case 403: .forbidden
      case 404 where words.contains("no installation found"): .notInstalled
      case 404 where words.contains("unable to find trust policy"): .policyMissing
      case 404 where ["parse", "compile", "read"].contains { words.contains("unable to \($0) trust policy") }: .policyInvalid
      case 404 where refusal.code != nil: .policyMissing
      case 429: .rateLimited
      case 500 where words.contains("failed to get token"): .notMinted
      case 408, 425, 500...: .serviceFault
      default: .notTheService
      }
  }
}
