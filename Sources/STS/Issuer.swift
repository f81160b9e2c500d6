import Issuers
import JSON
import Secret
import Synchronization
import Token

/// An issuer of identity tokens as GitHub Actions has one: the address that a job asks, discovery, and keys.
///
/// It signs for one simulated run, RS256 with a key that never leaves the process.
public struct Issuer: Sendable {
  /// Seconds that an identity token lives.
  public static let lifetime = GitHubRun.lifetime

  /// The `iss` of the tokens, and of the discovery document.
  public let url: String
  /// Where the keys are.
  public let keysURL: String
  private let run: SimulatedRun
  private let signer: TokenSigner
  /// What a job must show to get a token.
  private let requestToken: Secret
  private let expired: Bool

  /// An issuer called `url` whose public half of `key` is served at `keysURL`. `expired` makes tokens that ended an hour ago.
  public init(
    url: String, keysURL: String, key: SigningKey, run: SimulatedRun, requestToken: Secret, signing: Signing = .genuine,
    expired: Bool = false
  ) throws(TokenError) {
    self.url = url
    self.keysURL = keysURL
    self.run = run
    self.requestToken = requestToken
    self.expired = expired
    signer = try TokenSigner(key, signing)
  }

  /// A request token as hard to guess as GitHub's.
  public static func makeRequestToken() -> Secret { Secret(randomText(64)) }

  /// The discovery document (OpenID Connect Discovery 1.0, section 3), with what GitHub's says.
  public var discovery: JSONValue {
    [
      "issuer": .string(url), "jwks_uri": .string(keysURL), "subject_types_supported": ["public", "pairwise"],
      "response_types_supported": ["id_token"], "id_token_signing_alg_values_supported": ["RS256"], "scopes_supported": ["openid"],
      "claims_supported": .array((["aud", "exp", "iat", "iss", "jti", "nbf"] + run.tokenClaims.map(\.name)).map(JSONValue.string)),
    ]
  }

  /// The public keys (RFC 7517, section 5).
  public var keys: JSONValue { ["keys": [signer.jwk]] }

  /// Whether `authorization`, the headers of a call, lets the job have a token.
  public func admits(_ authorization: [Secret]) -> Bool {
    guard let header = authorization.first, authorization.count == 1 else { return false }
    let parts = header.revealed().split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    return sameText(String(parts[1]), requestToken.revealed())
  }

  /// An identity token for `audience`, by default the address of the repository's owner.
  public func token(audience: String?, at now: Int) throws(TokenError) -> Secret {
    let from = expired ? now - 3600 - Self.lifetime : now
    let ofToken: [JSONValue.Member] = [
      .init("jti", .string(Self.uuid())), .init("aud", .string(audience ?? "https://github.com/" + run.text("repository_owner"))),
      .init("iss", .string(url)), .init("nbf", .number(from - 600)), .init("exp", .number(from + Self.lifetime)),
      .init("iat", .number(from)),
    ]
    let given = Set(run.tokenClaims.map(\.name))
    let claims = run.tokenClaims + ofToken.filter { !given.contains($0.name) }
    return try signer.token(claims: .object(claims))
  }

  private static func uuid() -> String {
    let digits = String(UInt64.random(in: 1 << 60...UInt64.max), radix: 16) + String(UInt64.random(in: 1 << 60...UInt64.max), radix: 16)
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(Array(digits)[$0]) }
    return parts.joined(separator: "-")
  }
}

/// Compares in a time that does not tell where two texts part.
func sameText(_ a: String, _ b: String) -> Bool {
  guard a.utf8.count == b.utf8.count else { return false }
  return zip(a.utf8, b.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
