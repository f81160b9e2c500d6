import JSON
import Secret
import Testing
import Token

struct CompactTokenTests {
  private static func read(_ parts: String...) throws(TokenError) -> CompactToken {
    try CompactToken(Secret(parts.joined(separator: ".")))
  }

  private static func encode(_ text: String) -> String { Base64.url.encode(text.utf8) }

  @Test("a token is taken apart")
  func parts() throws {
    let token = try Self.read(Self.encode(#"{"alg":"RS256"}"#), Self.encode("{}"), "AQID")
    #expect(token.header == ["alg": "RS256"])
    #expect(token.payload == Array("{}".utf8))
    #expect(token.signature == [1, 2, 3])
    #expect(token.signingInput == Array("eyJhbGciOiJSUzI1NiJ9.e30".utf8))
  }

  @Test("payload and signature may be empty, and need not be JSON")
  func empty() throws {
    let token = try Self.read(Self.encode("{}"), "", "")
    #expect(token.payload.isEmpty && token.signature.isEmpty)
  }

  @Test("stray bits of the base64 do not reach what is signed")
  func strayBits() throws {
    #expect(try Self.read("e31", "e31", "").signingInput == Array("e30.e30".utf8))
  }

  @Test(
    "what is no compact token is refused",
    arguments: [
      ("", TokenError.notCompact(parts: 1)), ("a.b", .notCompact(parts: 2)), ("e30.e30.AA.AA", .notCompact(parts: 4)),
      ("e30.e30.AA.", .notCompact(parts: 4)),
      ("{\"payload\":\"e30\"}", .notCompact(parts: 1)), ("e3=.e30.AA", .notBase64(.header)), ("e30.e3 0.AA", .notBase64(.payload)),
      ("e30.e30.A", .notBase64(.signature)),
      ("e30.e30.AA\n", .notBase64(.signature)), (" e30.e30.AA", .notBase64(.header)), ("..", .notJSON(.header, .unexpectedEnd(at: 0))),
      ("W10.e30.AA", .notObject(.header)), ("bnVsbA.e30.AA", .notObject(.header)), ("eyJhIjoxLCJhIjoxfQ.e30.AA", .headerRepeats(name: "a")),
    ])
  func refused(text: String, error: TokenError) {
    #expect(throws: error) { try CompactToken(Secret(text)) }
  }

  @Test("a token over the limit is refused unread")
  func tooLong() {
    #expect(throws: TokenError.tooLong(limit: CompactToken.limit)) {
      try CompactToken(Secret(String(repeating: "a", count: CompactToken.limit + 1)))
    }
  }

  @Test("nothing of a token can be printed")
  func secrecy() throws {
    let token = try Self.read(Self.encode(#"{"kid":"visible"}"#), Self.encode("{\"sub\":\"visible\"}"), "AQID")
    var dumped = ""
    dump(token, to: &dumped)
    #expect("\(token)" == "***")
    #expect(String(reflecting: token) == "***")
    #expect(!dumped.contains("visible") && !dumped.contains("header"))
  }
}
