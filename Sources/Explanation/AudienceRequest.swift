import Token

/// How a token is asked for with an audience.
struct AudienceRequest {
  private let audience: String
  private let provider: Provider?

  init(_ audience: String, from claims: Claims) {
    self.audience = audience
    provider = Provider(claims.issuer)
  }

  /// Such as "request it with the audience `x`", and where that is said.
  var words: String {
    let words = "request it with the audience `\(audience)`"
    // What needs quoting is better written by hand.
    guard audience.utf8.allSatisfy(Self.isPlain) else { return words }
    return words + (place.map { ": \($0)" } ?? "")
  }

  private var place: String? {
    switch provider {
    case .github, .enterpriseServer, .enterpriseCloud:
      "in the workflow by the input `audience` of the action octosts/octosts, by `core.getIDToken('\(audience)')`, or by `&audience=\(encoded)` at the end of `$ACTIONS_ID_TOKEN_REQUEST_URL`"
    case .gitlab: "`aud: \(audience)` under `id_tokens` of the job"
    case .google: "\(Self.google(audience)) as a service account"
    case .buildkite: "`buildkite-agent oidc request-token --audience \(audience)`"
    case .kubernetes: "`audience: \(audience)` of the projected `serviceAccountToken`"
    case .circleCI, .terraform, .bitbucket, nil: nil
    }
  }

  /// What makes a token of Google's.
  static func google(_ audience: String) -> String { "`gcloud auth print-identity-token --audiences=\(audience)`" }

  /// As it stands in a URL's query.
  private var encoded: String { audience.replacing(":", with: "%3A").replacing("/", with: "%2F") }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._:/".utf8.contains(byte)
    }
  }
}
