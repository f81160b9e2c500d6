import JSON
import Testing

@testable import Token

struct KeySetTests {
  private static func set(_ text: String) throws(TokenError) -> KeySet {
    try KeySet(jwks: Array(text.utf8))
  }

  private static func number(bits: Int, odd: Bool = true) -> String {
    var bytes = [UInt8](repeating: 0xFF, count: (bits + 7) / 8)
    bytes[0] = UInt8(0xFF >> (bytes.count * 8 - bits))
    if !odd { bytes[bytes.count - 1] = 0xFE }
    return Base64.url.encode(bytes)
  }

  private static func rsa(bits: Int = 2048, odd: Bool = true, exponent: String = "AQAB", more: String = "") -> String {
    "{\"kty\":\"RSA\",\"n\":\"\(number(bits: bits, odd: odd))\",\"e\":\"\(exponent)\"\(more)}"
  }

  @Test("RSA moduli of 2048 to 8192 bits are taken", arguments: [2048, 2049, 3072, 8192])
  func sizes(bits: Int) throws {
    #expect(try Self.set("{\"keys\":[\(Self.rsa(bits: bits))]}").keys.count == 1)
  }

  @Test(
    "keys that can be used are kept",
    arguments: [
      rsa(exponent: "Aw"), rsa(exponent: "AAEAAQ"), rsa(exponent: "f____w"),
      rsa(more: ",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"a\",\"x5c\":[]"),
      RFCVectors.es256Key, RFCVectors.ed25519Key,
    ])
  func usable(key: String) throws {
    #expect(try Self.set("{\"keys\":[\(key)],\"other\":1}").keys.count == 1)
  }

  @Test(
    "keys that cannot be used are left out",
    arguments: [
      "5", "null", "{}", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", "{\"kty\":5}", rsa(bits: 2047), rsa(bits: 1024), rsa(bits: 8193),
      rsa(odd: false), rsa(exponent: "AQ"),
      rsa(exponent: "AA"), rsa(exponent: ""), rsa(exponent: "AQAA"), rsa(exponent: "_____w"), rsa(exponent: "AQAAAAE"), rsa(exponent: "A"),
      rsa(more: ",\"use\":\"enc\""),
      rsa(more: ",\"use\":5"), rsa(more: ",\"kid\":5"), rsa(more: ",\"alg\":null"), "{\"kty\":\"RSA\",\"e\":\"AQAB\"}",
      "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"AQAB\"}",
      "{\"kty\":\"RSA\",\"n\":5,\"e\":\"AQAB\"}", RFCVectors.es256Key.replacing("P-256", with: "P-384"),
      RFCVectors.es256Key.replacing("P-256", with: "secp256k1"),
      RFCVectors.es256Key.replacing("\"x\"", with: "\"z\""), RFCVectors.es256Key.replacing("\"y\"", with: "\"z\""),
      RFCVectors.ed25519Key.replacing("Ed25519", with: "X25519"), RFCVectors.ed25519Key.replacing("\"x\":\"11", with: "\"x\":\""),
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
    ])
  func unusable(key: String) throws {
    #expect(try Self.set("{\"keys\":[\(key)]}").keys.isEmpty)
  }

  @Test("all keys are candidates for no id, those of an id for that")
  func candidates() throws {
    let set = try Self.set("{\"keys\":[\(Self.rsa(more: ",\"kid\":\"a\"")),\(Self.rsa()),\(Self.rsa(more: ",\"kid\":\"a\""))]}")
    #expect(set.candidates(id: "").count == 3)
    #expect(set.candidates(id: "a").count == 2)
    #expect(set.candidates(id: "b").isEmpty)
  }

  @Test(
    "what is no key set is refused",
    arguments: [
      ("", TokenError.keySetNotJSON(.unexpectedEnd(at: 0))), ("{}", .keySetMalformed), ("[]", .keySetMalformed),
      ("{\"keys\":{}}", .keySetMalformed),
      ("{\"keys\":null}", .keySetMalformed), ("{\"keys\":[" + String(repeating: "1,", count: 100) + "1]}", .keySetTooLarge),
      (String(repeating: " ", count: KeySet.sizeLimit + 1), .keySetTooLarge),
    ])
  func refused(text: String, error: TokenError) {
    #expect(throws: error) { try Self.set(text) }
  }
}
