import JSON
import Testing
import Token

struct ClaimsTests {
  struct Fields: Sendable, CustomTestStringConvertible {
    var payload: String
    var issuer = ""
    var subject = ""
    var audience: [String] = []
    var testDescription: String { payload }
  }

  static func claims(_ payload: String) throws(TokenError) -> Claims {
    try Claims(payload: Array(payload.utf8))
  }

  @Test(
    "registered fields fold their case, the last wins, a later null leaves the earlier",
    arguments: [
      Fields(payload: #"{"iss":"a","sub":"b","aud":"c"}"#, issuer: "a", subject: "b", audience: ["c"]),
      Fields(payload: #"{"ISS":"a","Sub":"b","aUD":"c"}"#, issuer: "a", subject: "b", audience: ["c"]),
      Fields(payload: #"{"iſſ":"a","ſub":"b"}"#, issuer: "a", subject: "b"), Fields(payload: #"{"i\u017Fs":"a"}"#, issuer: "a"),
      Fields(payload: #"{"iss":"a","ISS":"b"}"#, issuer: "b"), Fields(payload: #"{"ISS":"a","iss":"b"}"#, issuer: "b"),
      Fields(payload: #"{"iss":"a","iss":null}"#, issuer: "a"), Fields(payload: #"{"sub":null}"#),
      Fields(payload: #"{"sub":"a","sub":""}"#),
      Fields(payload: #"{"issuer":"a","is s":"b","iss ":"c","ıss":"d","subject":"e"}"#), Fields(payload: "{}"), Fields(payload: "null"),
      Fields(payload: " \n{\"sub\":\"\u{FEFF}\"}\t", subject: "\u{FEFF}"),
    ])
  func registered(_ row: Fields) throws {
    let claims = try Self.claims(row.payload)
    #expect(claims.issuer == row.issuer)
    #expect(claims.subject == row.subject)
    #expect(claims.audience == row.audience)
  }

  @Test(
    "an audience is a text or a list of texts, and null stands for the empty text",
    arguments: [
      (#"{"aud":"a"}"#, ["a"]), (#"{"aud":["a","b"]}"#, ["a", "b"]), (#"{"aud":[]}"#, []), (#"{"aud":null}"#, [""]),
      (#"{"aud":[null]}"#, [""]),
      (#"{"aud":["a",null]}"#, ["a", ""]), (#"{"aud":""}"#, [""]), (#"{}"#, []), (#"{"aud":"a","aud":null}"#, [""]),
      (#"{"aud":"a","AUD":["b"]}"#, ["b"]),
    ])
  func audience(payload: String, expected: [String]) throws {
    #expect(try Self.claims(payload).audience == expected)
  }

  @Test(
    "a malformed registered field fails the token, however it is spelt",
    arguments: [
      #"{"iss":5}"#, #"{"iss":true}"#, #"{"iss":["a"]}"#, #"{"sub":{}}"#, #"{"SUB":1}"#, #"{"aud":5}"#, #"{"aud":{}}"#, #"{"aud":true}"#,
      #"{"aud":["a",5]}"#,
      #"{"aud":[["a"]]}"#, #"{"exp":null}"#, #"{"exp":true}"#, #"{"exp":"x"}"#, #"{"exp":""}"#, #"{"exp":" 5"}"#, #"{"exp":"01"}"#,
      #"{"exp":"+5"}"#,
      #"{"exp":"\"5\""}"#, #"{"exp":"null"}"#, #"{"exp":[]}"#, #"{"exp":{}}"#, #"{"exp":1e999}"#, #"{"exp":"1e999"}"#, #"{"exp":"NaN"}"#,
      #"{"EXP":"x"}"#,
      #"{"iat":null}"#, #"{"iat":"x"}"#, #"{"nbf":true}"#, #"{"nbf":"x"}"#, #"{"nonce":5}"#, #"{"Nonce":[]}"#, #"{"at_hash":5}"#,
      #"{"AT_HASH":{}}"#,
      #"{"_claim_names":5}"#, #"{"_claim_names":[]}"#, #"{"_claim_names":{"a":5}}"#, #"{"_claim_sources":[]}"#, #"{"_claim_sources":"x"}"#,
      #"{"_claim_sources":{"s":5}}"#, #"{"_claim_sources":{"s":[]}}"#, #"{"_claim_sources":{"s":{"endpoint":5}}}"#,
      #"{"_claim_ſources":{"s":{"ACCESS_TOKEN":[]}}}"#,
    ])
  func malformed(payload: String) {
    #expect {
      try Self.claims(payload)
    } throws: { error in
      guard case .claimMalformed? = error as? TokenError else { return false }
      return true
    }
  }

  @Test(
    "what only looks malformed is fine",
    arguments: [
      #"{"nbf":null}"#, #"{"nbf":5,"nbf":null}"#, #"{"nonce":null}"#, #"{"at_hash":"x"}"#, #"{"_claim_names":null}"#,
      #"{"_claim_names":{}}"#,
      #"{"_claim_sources":null}"#, #"{"_claim_sources":{"s":null}}"#, #"{"_claim_sources":{"s":{"endpoint":null,"other":5}}}"#,
      #"{"_claim_names":{"a":"s"},"_claim_sources":{"s":{}}}"#, #"{"_claim_sources":{"s":null},"_claim_names":{"a":"s"}}"#,
      #"{"_claim_names":{"a":"x","a":"s"},"_claim_sources":{"s":{}}}"#, #"{"_claim_names":{"a":"x"},"_claim_names":null}"#,
      #"{"_claim_names":{"a":"s"},"_CLAIM_SOURCES":{"s":{}},"_claim_sources":{"t":{}}}"#, #"{"jti":5,"azp":[],"auth_time":"x"}"#,
      #"{"n":1e999}"#,
    ])
  func fine(payload: String) throws {
    #expect(throws: Never.self) { try Self.claims(payload) }
  }

  @Test(
    "distributed claims need their sources",
    arguments: [
      (#"{"_claim_names":{"a":"s"}}"#, "a"), (#"{"_claim_names":{"a":""},"_claim_sources":{"":{}}}"#, "a"),
      (#"{"_claim_names":{"a":null}}"#, "a"),
      (#"{"_claim_names":{"b":"s","a":"t","c":"u"},"_claim_sources":{"u":{}}}"#, "a"),
      (#"{"_claim_names":{"a":"s"},"_claim_sources":{"S":{}}}"#, "a"),
      (#"{"_claim_names":{"a":"s"},"_claim_sources":{"s":{}},"_claim_sources":null}"#, "a"),
    ])
  func sources(payload: String, name: String) {
    #expect(throws: TokenError.claimSourceMissing(name: name)) { try Self.claims(payload) }
  }

  @Test("a payload that is no object is refused", arguments: ["5", "\"x\"", "[]", "true", "[{}]"])
  func notObject(payload: String) {
    #expect(throws: TokenError.notObject(.payload)) { try Self.claims(payload) }
  }

  @Test(
    "a payload that is not JSON is refused",
    arguments: [
      "", " ", "{", "{}x", "{} {}", "\u{FEFF}{}", "{/**/}", "{'a':1}", "{\"a\":01}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":1,}",
      "{\"a\":NaN}",
    ])
  func notJSON(payload: String) {
    #expect {
      try Self.claims(payload)
    } throws: { error in
      guard case .notJSON(.payload, _)? = error as? TokenError else { return false }
      return true
    }
  }

  @Test("10,000 levels are read, one more is refused")
  func depth() throws {
    let deep = { (count: Int) in "{\"n\":" + String(repeating: "[", count: count) + String(repeating: "]", count: count) + "}" }
    #expect(try !Self.claims(deep(9_999)).mapError)
    #expect(throws: TokenError.self) { try Self.claims(deep(10_000)) }
  }

  @Test(
    "claims are looked up byte for byte, the last of duplicates",
    arguments: [
      ("ref", Claim.text("b")), ("REF", .text("c")), ("yes", .boolean(true)), ("no", .boolean(false)), ("n", .other(1)),
      ("null", .other(.null)),
      ("list", .other(["a"])), ("object", .other(["a": 1])), ("none", .absent), ("", .absent), ("\u{E9}", .absent),
      ("e\u{301}", .text("x")), ("iss", .text("good")),
    ])
  func lookup(name: String, expected: Claim) throws {
    let claims = try Self.claims(
      #"{"ref":"a","REF":"c","ref":"b","yes":true,"no":false,"n":1,"null":null,"list":["a"],"object":{"a":1},"e\u0301":"x","iss":"good","ISS":"evil"}"#
    )
    #expect(claims[name] == expected)
    #expect(claims.issuer == "evil")
  }

  @Test("names are distinct by their bytes, in the order of the payload")
  func names() throws {
    let names = try Self.claims(#"{"b":1,"a":2,"b":3,"é":4,"e\u0301":5}"#).names
    #expect(names.map { Array($0.utf8) } == ["b", "a", "\u{E9}", "e\u{301}"].map { Array($0.utf8) })
  }

  @Test(
    "a number too large for a double spoils the map, wherever it is",
    arguments: [
      (#"{"n":1e999}"#, true), (#"{"n":[{"a":-1e309}]}"#, true), (#"{"n":1.8e308}"#, true), (#"{"n":1.7e308}"#, false),
      (#"{"n":1e-999}"#, false),
      (#"{"n":"1e999"}"#, false), (#"{"n":5,"l":[1,2,{"x":3}]}"#, false), ("null", false),
    ])
  func huge(payload: String, mapError: Bool) throws {
    #expect(try Self.claims(payload).mapError == mapError)
  }

  @Test(
    "the issuer of an unverified payload is its `iss`, whatever else is malformed",
    arguments: [
      (#"{"iss":"a","exp":null}"#, "a"), (#"{"ISS":"a","iſs":"b","iss":null}"#, "b"), (#"{}"#, ""), ("null", ""), (#"{"sub":5}"#, ""),
    ])
  func unverifiedIssuer(payload: String, issuer: String) throws {
    #expect(try Claims.issuer(payload: Array(payload.utf8)) == issuer)
  }

  @Test("no issuer is read from what has none", arguments: ["", "{", "[]", "5", #"{"iss":5}"#])
  func noIssuer(payload: String) {
    #expect(throws: TokenError.self) { try Claims.issuer(payload: Array(payload.utf8)) }
  }
}
