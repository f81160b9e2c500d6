import HTTP
import OctoSTS
import Testing

@testable import octosts

/// What a failure is called: by the status alone, and where the service says one thing for several causes by its words.
@Suite struct FailureKindTests {
  struct Case: CustomTestStringConvertible {
    var status: Int
    var code: StatusCode?
    var message: String
    var kind: FailureKind
    var testDescription: String { "\(status) \(message)" }
  }

  static let answers: [Case] = [
    Case(status: 400, code: .invalidArgument, message: "invalid bearer token", kind: .badRequest),
    Case(status: 400, code: .failedPrecondition, message: "organization trusted-issuer configuration is invalid", kind: .allowlistInvalid),
    Case(status: 401, code: .unauthenticated, message: "unable to verify bearer token", kind: .unverified),
    Case(status: 403, code: .permissionDenied, message: #"trust policy: subject "a" did not match "b""#, kind: .mismatch),
    Case(
      status: 403, code: .permissionDenied, message: "token exchange failure (StatusUnprocessableEntity)", kind: .permissionsRefused),
    Case(status: 403, code: .permissionDenied, message: "issuer not permitted by organization policy", kind: .issuerNotAllowed),
    Case(status: 403, code: .permissionDenied, message: "token issuer is not trusted by the organization", kind: .issuerNotAllowed),
    Case(status: 403, message: "no", kind: .forbidden),
    Case(status: 404, code: .notFound, message: #"no installation found for "acme""#, kind: .notInstalled),
    Case(status: 404, code: .notFound, message: #"unable to find trust policy for "ci""#, kind: .policyMissing),
    Case(status: 404, code: .notFound, message: #"unable to find trust policy found for "ci""#, kind: .policyMissing),
    Case(status: 404, code: .notFound, message: #"unable to parse trust policy found for "ci""#, kind: .policyInvalid),
    Case(status: 404, code: .notFound, message: #"unable to compile trust policy found for "ci""#, kind: .policyInvalid),
    Case(status: 404, code: .notFound, message: "gone", kind: .policyMissing),
    Case(status: 404, message: "<html>", kind: .notTheService), Case(status: 405, message: "", kind: .notTheService),
    Case(status: 408, message: "", kind: .serviceFault), Case(status: 425, message: "", kind: .serviceFault),
    Case(status: 429, code: .resourceExhausted, message: "slow down", kind: .rateLimited),
    Case(status: 500, code: .internal, message: "failed to get token", kind: .notMinted),
    Case(status: 500, message: "", kind: .serviceFault), Case(status: 503, message: "", kind: .serviceFault),
  ]

  @Test("an answer of the service is called by its status and its words", arguments: answers)
  func answer(_ row: Case) {
    let refusal = Refusal(status: row.status, code: row.code, message: row.message)
    #expect(FailureKind(.refused(.service, refusal)) == row.kind)
  }

  @Test("whose endpoint it was is in the title of a failure without an answer")
  func party() {
    let error = TransportError.unresolved(host: "x")
    #expect(Failure.exchange(.undelivered(.service, error, attempts: 1), asked: .example).title == "Octo STS: name not resolved")
    #expect(
      Failure.exchange(.undelivered(.identityProvider, error, attempts: 1), asked: .example).title == "OIDC endpoint: name not resolved")
    let unauthorised = Refusal(status: 401, message: "")
    #expect(FailureKind(.refused(.identityProvider, unauthorised)) == .endpointRefused)
    #expect(FailureKind(.refused(.service, unauthorised)) == .unverified)
  }

  @Test("a title names one failure, each says what it means, and those that can be acted upon say how", arguments: FailureKind.allCases)
  func told(_ kind: FailureKind) {
    #expect(FailureKind.allCases.count { $0.title == kind.title } == 1)
    #expect(kind.meaning(.example).hasSuffix("."))
    let mute: [FailureKind] = [.logNotWritable, .tooLarge, .transfer]
    #expect(kind.remedies(.example).isEmpty == mute.contains(kind))
    for advice in kind.remedies(.example) { #expect(advice.code.isEmpty ? advice.text.last != ":" : advice.text.last == ":") }
  }

  @Test("what an earlier attempt was answered is told of a request that then got no answer")
  func earlier() {
    let error = ExchangeError.undelivered(
      .service, .timeout(.waiting, host: "x"), attempts: 2, last: Refusal(status: 503, message: "tired"))
    #expect(Failure.exchange(error, asked: .example).lines.first == "Before that the STS could not answer (status 503): tired.")
  }
}
