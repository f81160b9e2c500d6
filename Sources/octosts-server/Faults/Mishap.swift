/// What goes wrong where nothing more needs to be said; the raw value is its name in `--fault`.
enum Mishap: String, CaseIterable, Sendable {
  case refused, reset, hangup
  case unknownAuthority = "unknown-ca"
  case wrongHost = "wrong-host"
  case expiredCertificate = "expired-certificate"
  case garbage
  case hangBeforeHeaders = "hang-before-headers"
  case hangAfterHeaders = "hang-after-headers"
  case hugeHeaders = "huge-headers"
  case halfBody = "half-body"
  case resetInBody = "reset-in-body"
  case slowDrip = "slow-drip"
  case hugeBody = "huge-body"
  case emptyBody = "empty-body"
  case page
  case wrongType = "wrong-content-type"
  case notJSON = "not-json"
  case wrongJSONType = "wrong-json-type"
  case accessToken = "access_token"
  case redirect

  /// What it does, for the help.
  var summary: String {
    switch self {
    case .refused: "nothing listens; cannot be counted"
    case .reset: "the connection is reset as soon as it stands"
    case .hangup: "the connection is closed without a word"
    case .unknownAuthority: "TLS with a certificate of an authority that nobody knows"
    case .wrongHost: "TLS with a certificate for another host"
    case .expiredCertificate: "TLS with a certificate that expired yesterday"
    case .garbage: "an answer that is not HTTP"
    case .hangBeforeHeaders: "no answer at all"
    case .hangAfterHeaders: "headers, and then nothing"
    case .hugeHeaders: "headers of a megabyte"
    case .halfBody: "the connection is closed in the middle of the answer"
    case .resetInBody: "the connection is reset in the middle of the answer"
    case .slowDrip: "the answer, a byte in every \(Self.dripMilliseconds) ms"
    case .hugeBody: "an answer of 10 MB"
    case .emptyBody: "200 and nothing"
    case .page: "200 and a page for people"
    case .wrongType: "the answer, called text/plain"
    case .notJSON: "200 and the beginning of JSON"
    case .wrongJSONType: "200 and JSON with a number where the token belongs"
    case .accessToken: "the answer with its token as `access_token`"
    case .redirect: "302 to another host"
    }
  }

  /// Between the bytes of ``slowDrip``.
  static let dripMilliseconds = 100

  /// Whether it happens before there is a request.
  var isOfConnection: Bool {
    switch self {
    case .refused, .reset, .hangup, .unknownAuthority, .wrongHost, .expiredCertificate: true
    case .garbage, .hangBeforeHeaders, .hangAfterHeaders, .hugeHeaders, .halfBody, .resetInBody, .slowDrip, .hugeBody, .emptyBody, .page,
      .wrongType, .notJSON, .wrongJSONType, .accessToken, .redirect:
      false
    }
  }

  /// What is wrong with the certificate that is shown.
  var flaw: TLSIdentity.Flaw? {
    switch self {
    case .unknownAuthority: .unknownAuthority
    case .wrongHost: .wrongHost
    case .expiredCertificate: .expired
    case .refused, .reset, .hangup, .garbage, .hangBeforeHeaders, .hangAfterHeaders, .hugeHeaders, .halfBody, .resetInBody, .slowDrip,
      .hugeBody, .emptyBody, .page, .wrongType, .notJSON, .wrongJSONType, .accessToken, .redirect:
      nil
    }
  }
}
