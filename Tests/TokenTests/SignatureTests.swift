import JSON
import Secret
import Testing

@testable import Token

struct SignatureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var key: String
    var token: String
    var testDescription: String { name }
  }

  @Test(
    "the examples of RFC 7515 and RFC 8037 verify, and do not with one bit changed",
    arguments: [
      Case(name: "RS256", key: RFCVectors.rs256Key, token: RFCVectors.rs256),
      Case(name: "ES256", key: RFCVectors.es256Key, token: RFCVectors.es256),
      Case(name: "EdDSA", key: RFCVectors.ed25519Key, token: RFCVectors.ed25519),
    ])
  func examples(_ row: Case) throws {
    let key = try #require(PublicKey(jwk: JSONValue(parsing: row.key)))
    let algorithm = try #require(SignatureAlgorithm(rawValue: row.name))
    let token = try CompactToken(Secret(row.token))
    #expect(Signature.verify(token.signature, of: token.signingInput, by: key, algorithm))
    var changed = token.signature
    changed[changed.count / 2] ^= 1
    #expect(!Signature.verify(changed, of: token.signingInput, by: key, algorithm))
    #expect(!Signature.verify(token.signature, of: token.signingInput + [0], by: key, algorithm))
    #expect(!Signature.verify(Array(token.signature.dropLast()), of: token.signingInput, by: key, algorithm))
    #expect(!Signature.verify(token.signature + [0], of: token.signingInput, by: key, algorithm))
    #expect(!Signature.verify([], of: token.signingInput, by: key, algorithm))
    #expect(!Signature.verify([0] + token.signature, of: token.signingInput, by: key, algorithm))
  }

  @Test("every algorithm verifies by the key that fits it, and by no other key or algorithm", arguments: SignatureAlgorithm.allCases)
  func algorithms(_ algorithm: SignatureAlgorithm) throws {
    let keys = try KeySet(jwks: Array(Vectors.jwks.utf8))
    #expect(keys.keys.count == 5)
    let token = try CompactToken(Secret(#require(Vectors.tokens[algorithm.rawValue])))
    let id = try #require(token.header["kid"]?.string)
    for key in keys.keys {
      for other in SignatureAlgorithm.allCases {
        #expect(Signature.verify(token.signature, of: token.signingInput, by: key, other) == (key.id == id && other == algorithm))
      }
    }
  }

  @Test("a point off its curve verifies nothing")
  func offCurve() throws {
    let key = try #require(PublicKey(jwk: JSONValue(parsing: RFCVectors.es256Key.replacing("\"x_FE", with: "\"y_FE"))))
    let token = try CompactToken(Secret(RFCVectors.es256))
    #expect(!Signature.verify(token.signature, of: token.signingInput, by: key, .es256))
  }

  @Test("an issuer's advertised algorithms are taken when known, and RS256 when none is")
  func accepted() {
    #expect(SignatureAlgorithm.accepted(advertised: ["none", "HS256", "ES384", "RS512"]) == [.es384, .rs512])
    #expect(SignatureAlgorithm.accepted(advertised: ["none", "HS256"]) == [.rs256])
    #expect(SignatureAlgorithm.accepted(advertised: []) == [.rs256])
  }
}
