import JSON
import Secret
import Testing
import Token

struct VerifiedTokenTests {
  static let issuer = "https://issuer.example"
  static let now = 1_900_000_000

  private static func verify(
    _ token: String, keys: String = Vectors.jwks, issuer: String = issuer, now: Int = now,
    algorithms: [SignatureAlgorithm] = SignatureAlgorithm.allCases
  ) throws(TokenError) -> VerifiedToken {
    try VerifiedToken(
      CompactToken(Secret(token)), keys: KeySet(jwks: Array(keys.utf8)), issuer: issuer, now: now, algorithms: algorithms)
  }

  /// The RS256 token with `part` put in place of one of its parts.
  private static func token(_ index: Int, _ part: String) -> String {
    var parts = (Vectors.tokens["RS256"] ?? "").split(separator: ".").map(String.init)
    parts[index] = part
    return parts.joined(separator: ".")
  }

  private static func header(_ text: String) -> String { token(0, Base64.url.encode(text.utf8)) }

  @Test("tokens of every algorithm verify", arguments: SignatureAlgorithm.allCases)
  func algorithms(algorithm: SignatureAlgorithm) throws {
    let token = try #require(Vectors.tokens[algorithm.rawValue])
    let verified = try Self.verify(token)
    #expect(verified.claims.subject == "s")
    #expect(verified.algorithm == algorithm)
    #expect(throws: TokenError.algorithmRefused(algorithm.rawValue)) {
      try Self.verify(token, algorithms: SignatureAlgorithm.allCases.filter { $0 != algorithm })
    }
  }

  @Test(
    "an algorithm that is none, symmetric or unknown is refused, whatever the signature",
    arguments: ["none", "None", "NONE", "", "HS256", "HS384", "HS512", "rs256", "RS1", "ES256K", "EdDSA ", "ED25519"])
  func refusedAlgorithms(name: String) {
    #expect(throws: TokenError.algorithmRefused(name)) { try Self.verify(Self.header("{\"alg\":\"\(name)\"}")) }
    #expect(throws: TokenError.algorithmRefused(name)) {
      try Self.verify(Base64.url.encode("{\"alg\":\"\(name)\"}".utf8) + ".e30.")
    }
  }

  @Test(
    "a header that is not understood is refused",
    arguments: [
      ("{}", TokenError.headerMalformed(name: "alg")), ("{\"alg\":5}", .headerMalformed(name: "alg")),
      ("{\"alg\":null}", .headerMalformed(name: "alg")),
      ("{\"ALG\":\"RS256\"}", .headerMalformed(name: "alg")), ("{\"alg\":\"RS256\",\"kid\":5}", .headerMalformed(name: "kid")),
      ("{\"alg\":\"RS256\",\"kid\":null}", .headerMalformed(name: "kid")), ("{\"alg\":\"RS256\",\"crit\":[]}", .criticalHeader),
      ("{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", .criticalHeader),
      ("{\"alg\":\"RS256\",\"kid\":\"other\"}", .keyMissing(id: "other")),
      ("{\"alg\":\"RS256\",\"kid\":\"P-256\"}", .signatureInvalid), ("{\"alg\":\"RS256\"}", .signatureInvalid),
      ("{\"alg\":\"RS256\",\"kid\":\"\"}", .signatureInvalid),
      ("{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jwk\":{\"kty\":\"RSA\"}}", .signatureInvalid),
    ])
  func headers(header: String, error: TokenError) {
    #expect(throws: error) { try Self.verify(Self.header(header)) }
  }

  @Test("a token without `kid` is tried with every key")
  func withoutKeyID() throws {
    let key = try SigningKey.generateRSA()
    let token = try CompactToken.signed(header: ["alg": "RS256"], payload: ["iss": .string(Self.issuer), "exp": 2_000_000_000], key: key)
    let others = try #require(JSONValue(parsing: Vectors.jwks)["keys"]?.array)
    let keys: JSONValue = ["keys": .array(others + [key.jwk])]
    #expect(throws: Never.self) { try Self.verify(token.revealed(), keys: keys.text()) }
    #expect(throws: TokenError.signatureInvalid) { try Self.verify(token.revealed()) }
    #expect(throws: TokenError.keyMissing(id: "")) { try Self.verify(token.revealed(), keys: "{\"keys\":[]}") }
  }

  @Test("another payload or signature is refused")
  func changed() {
    let payload = #"{"iss":"https://issuer.example","sub":"t","aud":"octo-sts.dev","exp":2000000000}"#
    #expect(throws: TokenError.signatureInvalid) { try Self.verify(Self.token(1, Base64.url.encode(payload.utf8))) }
    #expect(throws: TokenError.signatureInvalid) { try Self.verify(Self.token(2, "AQID")) }
    #expect(throws: TokenError.signatureInvalid) { try Self.verify(Self.token(2, Base64.url.encode([UInt8](repeating: 0, count: 256)))) }
  }

  @Test("a key verifies only the algorithm that it names")
  func keyAlgorithm() throws {
    let token = try #require(Vectors.tokens["RS256"])
    let named = { (name: String) in Vectors.jwks.replacing("\"kid\":\"rsa\"", with: "\"kid\":\"rsa\",\"alg\":\"\(name)\"") }
    #expect(throws: Never.self) { try Self.verify(token, keys: named("RS256")) }
    #expect(throws: TokenError.signatureInvalid) { try Self.verify(token, keys: named("RS512")) }
  }

  @Test("issuer and times are those of the token")
  func claims() throws {
    let token = try #require(Vectors.tokens["RS256"])
    #expect(throws: TokenError.issuerMismatch(expected: "https://other.example", found: Self.issuer)) {
      try Self.verify(token, issuer: "https://other.example")
    }
    #expect(throws: Never.self) { try Self.verify(token, now: 2_000_000_000) }
    #expect(throws: TokenError.expired(at: 2_000_000_000, now: 2_000_000_001)) { try Self.verify(token, now: 2_000_000_001) }
    #expect(throws: TokenError.notObject(.payload)) { try Self.verify(Self.token(1, "W10")) }
  }

  @Test(
    "Google alone may leave the scheme out of `iss`", arguments: [("https://accounts.google.com", true), ("https://other.example", false)])
  func google(expected: String, isTaken: Bool) throws {
    let key = try SigningKey.generateRSA()
    let token = try CompactToken.signed(payload: ["iss": "accounts.google.com", "exp": 2_000_000_000], key: key).revealed()
    if isTaken {
      #expect(try Self.verify(token, keys: key.jwks.text(), issuer: expected).claims.issuer == "accounts.google.com")
    } else {
      #expect(throws: TokenError.self) { try Self.verify(token, keys: key.jwks.text(), issuer: expected) }
    }
  }

  @Test("the public key as HMAC secret opens nothing")
  func confusion() throws {
    let token =
      Base64.url.encode(#"{"alg":"HS256","kid":"rsa"}"#.utf8) + "."
      + Base64.url.encode(#"{"iss":"https://issuer.example","exp":2000000000}"#.utf8)
    let digest = try Digest.sha256(Array((Vectors.jwks + token).utf8))
    #expect(throws: TokenError.algorithmRefused("HS256")) { try Self.verify(token + "." + Base64.url.encode(digest)) }
  }
}
