import JSON
import Testing
import Token

@testable import STS

/// A wrong signature that is wrong in another way than it means to be would test nothing.
@Suite struct WrongSignatureTests {
  @Test("codes are those of RFC 4231")
  func codes() throws {
    let short = try HMAC.sha256(Array("what do ya want for nothing?".utf8), secret: Array("Jefe".utf8))
    #expect(hexadecimal(short) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = try HMAC.sha256(
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), secret: [UInt8](repeating: 0xAA, count: 131))
    #expect(hexadecimal(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test("a public key is written as OpenSSL writes it")
  func publicKey() {
    let modulus =
      "3B2tSml-JBvJgE80UDf9m_MBVfcI3x0dcADw5tFjextTvuRB5tiF7DBrH3IkWKL9Zhm7sBYWMrZuDNJKdPRXwXtzsDjKlgiiyfQBYXbVCcjgre6_WRkh5bQxM73L"
      + "dWaRT0OXIhR2e52wvuDfKdicXZDVknjlY1wEqrdanjofecU"
    let pem = """
      -----BEGIN PUBLIC KEY-----
      MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDcHa1KaX4kG8mATzRQN/2b8wFV
      9wjfHR1wAPDm0WN7G1O+5EHm2IXsMGsfciRYov1mGbuwFhYytm4M0kp09FfBe3Ow
      OMqWCKLJ9AFhdtUJyOCt7r9ZGSHltDEzvct1ZpFPQ5ciFHZ7nbC+4N8p2JxdkNWS
      eOVjXASqt1qeOh95xQIDAQAB
      -----END PUBLIC KEY-----

      """
    #expect(PublicKeyText.pem(jwk: ["n": .string(modulus), "e": "AQAB"]) == pem)
    #expect(PublicKeyText.pem(jwk: ["kty": "EC"]) == nil)
  }

  @Test("the header names the algorithm that is pretended", arguments: Signing.allCases)
  func headers(_ signing: Signing) throws {
    let key = try SigningKey.generateRSA()
    let token = try CompactToken(TokenSigner(key, signing).token(claims: ["iss": "x"]))
    let algorithm = [Signing.none: "none", .hs256: "HS256"][signing] ?? "RS256"
    #expect(token.header["alg"] == .string(algorithm))
    #expect(token.header["kid"] == .string(key.id))
    #expect(token.signature.isEmpty == (signing == .none))
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
