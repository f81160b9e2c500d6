import JSON
import Secret
import Support
import Testing
import Token

/// `octosts simulate --token`: what is said of signature and times.
@Suite struct TokenVerificationTests {
  private static let key = Result { try SigningKey.generateRSA() }
  private static let now = 1_900_000_000

  /// Runs simulate about a token of `issuer`, signed by our key, with options in which `JWKS` is the file of `keys`.
  private static func simulate(
    _ options: [String], issuer: String = "https://issuer.example", keys: JSONValue? = nil, forged: Bool = false
  ) throws -> Program.Result {
    let folder = try ScratchFolder()
    let key = try key.get()
    let policy = try folder.write("issuer: \(issuer)\nsubject: s\n", to: "ci.sts.yaml")
    let payload: JSONValue = [
      "iss": .string(issuer), "sub": "s", "aud": "octo-sts.dev", "nbf": .number(now - 300), "exp": .number(now + 300),
    ]
    let signer = forged ? try SigningKey.generateRSA() : key
    let token = try CompactToken.signed(
      header: ["alg": "RS256", "kid": .string(key.id)], payload: payload, key: signer)
    let file = try folder.write(token.revealed() + "\n", to: "token")
    let jwks = try folder.write((keys ?? key.jwks).text(), to: "keys.json")
    let result = try Program("octosts").run(
      ["simulate", "--policy", policy, "--token", file] + options.map { $0 == "JWKS" ? jwks : $0 })
    #expect(!result.everything.contains(token.revealed()))
    return result
  }

  @Test(
    "a signature by a key of the set counts, and the times are those of --at",
    arguments: [
      ("1900000000", 0, "valid at 2030-03-17T17:46:40Z"), ("2030-03-17T17:46:40Z", 0, "valid at 2030-03-17T17:46:40Z"),
      ("1900000301", 1, "NOT valid: the token expired at 2030-03-17T17:51:40Z"), ("1899999000", 1, "NOT valid: the token is valid from"),
    ])
  func keySet(at: String, status: Int32, words: String) throws {
    let result = try Self.simulate(["--jwks", "JWKS", "--at", at])
    #expect(result.status == status)
    #expect(result.out.contains("signed  RS256 by key `\(try Self.key.get().id)`"))
    #expect(result.out.contains("times   " + words))
    // Every check is made, also of a token that is refused.
    #expect(result.out.contains("pass  subject"))
    #expect(result.out.contains("(Unauthenticated)") == (status == 1))
  }

  @Test("a forged token is denied as the service denies it, with the reason")
  func forged() throws {
    let result = try Self.simulate(["--jwks", "JWKS", "--at", "1900000000"], forged: true)
    #expect(result.status == 1)
    #expect(result.out.contains("signed  NOT by a key of"))
    #expect(result.out.contains("denied: the signature is not by a key of the issuer\nThe service answers 401 with code 16"))
    let json = try JSONValue(parsing: Self.simulate(["--jwks", "JWKS", "--at", "1900000000", "--format", "json"], forged: true).out)
    #expect(json["signature"]?["valid"] == false)
    #expect(json["signatureChecked"] == true)
  }

  @Test("without keys the signature is not looked at, and the report says so")
  func unchecked() throws {
    let result = try Self.simulate([], forged: true)
    #expect(result.status == 0)
    #expect(result.out.contains("claims  from a JWT: signature and times were not checked"))
  }

  @Test("discovery asks the issuer, and takes only the algorithms that it advertises", arguments: [("RS256", Int32(0)), ("ES256", 1)])
  func discovery(algorithm: String, status: Int32) throws {
    let jwks = try Self.key.get().jwks.text()
    let server = try LoopbackServer { request in
      let url = "http://\(request.headers["host"] ?? "")"
      return request.path == "/keys"
        ? .answer(200, body: jwks)
        : .answer(
          200, body: #"{"issuer":"\#(url)","jwks_uri":"\#(url)/keys","id_token_signing_alg_values_supported":["\#(algorithm)"]}"#)
    }
    defer { server.stop() }
    let result = try Self.simulate(["--discover", "--at", "1900000000"], issuer: server.url)
    #expect(result.status == status)
    #expect(result.out.contains(status == 0 ? "signed  RS256 by key" : "algorithm `RS256` is refused"))
  }

  @Test("what cannot be checked is no verdict", arguments: [["--jwks", "/nowhere"], ["--discover", "--retries", "0"]])
  func unable(options: [String]) throws {
    let result = try Self.simulate(options, issuer: "http://127.0.0.1:1")
    #expect(result.status == 2)
    #expect(result.err.hasPrefix("octosts: the signature cannot be checked: "))
  }

  @Test(
    "options that make no sense together are wrong usage",
    arguments: [["--jwks", "JWKS", "--discover"], ["--claims", "JWKS"], ["--at", "noon"]])
  func usage(options: [String]) throws {
    #expect(try Self.simulate(options).status == 64)
  }
}
