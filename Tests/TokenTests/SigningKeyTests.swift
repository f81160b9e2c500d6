import JSON
import Secret
import Testing

@testable import Token

struct SigningKeyTests {
  @Test("a signed token verifies by the published key, which holds no private number")
  func roundTrip() throws {
    let key = try SigningKey.generateRSA()
    let secret = try CompactToken.signed(payload: ["iss": "https://issuer.example", "sub": "s", "exp": 100], key: key)
    let token = try CompactToken(secret)
    #expect(token.header == ["alg": "RS256", "kid": .string(key.id), "typ": "JWT"])
    let keys = try KeySet(jwks: Array(key.jwks.text().utf8))
    let verified = try VerifiedToken(token, keys: keys, issuer: "https://issuer.example", now: 50, algorithms: [.rs256])
    #expect(verified.claims.subject == "s")
    #expect(key.jwk.members?.map(\.name) == ["kty", "use", "alg", "kid", "n", "e"])
  }

  @Test("a token signed by another key does not verify, though it names this one")
  func otherKey() throws {
    let published = try SigningKey.generateRSA()
    let other = try SigningKey.generateRSA()
    #expect(published.id != other.id)
    let header: JSONValue = ["alg": "RS256", "kid": .string(published.id)]
    let token = try CompactToken(CompactToken.signed(header: header, payload: ["iss": "i", "exp": 100], key: other))
    let keys = try KeySet(jwks: Array(published.jwks.text().utf8))
    #expect(throws: TokenError.signatureInvalid) { try VerifiedToken(token, keys: keys, issuer: "i", now: 0) }
  }

  @Test("keys too small or too large are not made", arguments: [1024, 2047, 8193, 0, -1, .max])
  func sizes(bits: Int) {
    #expect(throws: TokenError.cryptography("RSA key generation with \(bits) bits")) { try SigningKey.generateRSA(bits: bits) }
  }

  @Test("the id is the thumbprint of RFC 7638 section 3.1")
  func thumbprint() throws {
    let n =
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    let modulus = try #require(Base64.decodeURL(n.utf8))
    #expect(try SigningKey.thumbprint(modulus: modulus, exponent: [1, 0, 1]) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }

  @Test("nothing of a key can be printed")
  func secrecy() throws {
    let key = try SigningKey.generateRSA()
    var dumped = ""
    dump(key, to: &dumped)
    #expect("\(key)" == "***")
    #expect(String(reflecting: key) == "***")
    #expect(!dumped.contains("der"))
  }

  @Test("what is no key does not sign or verify")
  func garbage() {
    // Its handles cannot be copied, so not compared either.
    if KeyHandle.privateKey([1, 2, 3]) != nil { Issue.record("a private key of three bytes") }
    if KeyHandle.publicKey([]) != nil { Issue.record("a public key of no bytes") }
  }
}
