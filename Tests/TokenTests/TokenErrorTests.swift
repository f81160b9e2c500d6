import JSON
import Testing
import Token

struct TokenErrorTests {
  @Test(
    "sentences say what was found, what was expected, what to do",
    arguments: [
      (TokenError.tooLong(limit: 5), "the token is longer than 5 bytes"),
      (.notCompact(parts: 1), "the token has 1 part where a JWT has three, `header.payload.signature`"),
      (.notCompact(parts: 4), "the token has 4 parts where a JWT has three, `header.payload.signature`"),
      (.notBase64(.signature), "the signature of the token is not base64url"),
      (.notJSON(.payload, .tooDeep(at: 7)), "the payload of the token is not JSON: more than 10000 levels at offset 7"),
      (.notObject(.header), "the header of the token is JSON but not an object"),
      (.headerRepeats(name: "a"), "the header of the token holds `a` twice"),
      (.headerMalformed(name: "alg"), "the header of the token has no `alg` that is text"),
      (.criticalHeader, "the header of the token has `crit`, and no extension is understood"),
      (.algorithmRefused("none"), "algorithm `none` is refused: expected an asymmetric one that the issuer offers"),
      (.claimMalformed(name: "exp", expected: "a number of seconds"), "claim `exp` is malformed: expected a number of seconds"),
      (.claimSourceMissing(name: "a"), "`_claim_names` gives `a` a source that `_claim_sources` does not hold"),
      (.expired(at: 5, now: 6), "the token expired at 1970-01-01T00:00:05Z, and it is 1970-01-01T00:00:06Z: ask for a new one"),
      (.expired(at: nil, now: 6), "the token has no `exp`, so it counts as expired"),
      (
        .notYetValid(notBefore: 400, now: 6),
        "the token is valid from 1970-01-01T00:06:40Z, and it is 1970-01-01T00:00:06Z: look at the clocks"
      ),
      (.issuerMismatch(expected: "a", found: "b"), "the token is by `b`, expected `a`"),
      (.keyMissing(id: ""), "the issuer has no key that can verify a token"),
      (.keyMissing(id: "k"), "the issuer has no key `k` that can verify a token"),
      (.signatureInvalid, "the signature is not by a key of the issuer"),
      (.keySetTooLarge, "the key set is larger than 1048576 bytes or 100 keys"),
      (.keySetNotJSON(.unexpectedEnd(at: 0)), "the key set is not JSON: the text ends at offset 0 inside a value"),
      (.keySetMalformed, "the key set has no list `keys`"), (.cryptography("SHA-256"), "OpenSSL cannot do SHA-256"),
    ])
  func sentences(error: TokenError, sentence: String) {
    #expect(error.description == sentence)
  }
}
