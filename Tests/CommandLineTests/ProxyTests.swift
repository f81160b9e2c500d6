import Support
import Testing

@Suite struct ProxyTests {
  static let arguments = ["exchange", "--scope", "a/b", "--identity", "c", "--domain", "sts.invalid", "--retries", "0"]

  @Test("https goes through the proxy of the environment, and the token does not go to the proxy")
  func used() throws {
    let proxy = try LoopbackServer { _ in .answer(407, headers: ["Proxy-Authenticate": "Basic"]) }
    let result = try Program("octosts").run(Self.arguments, environment: ["https_proxy": proxy.url], input: Stage.identityToken)
    #expect(result.status == 2)
    #expect(result.err.contains("the proxy refused the tunnel with status 407"), "\(result.err)")
    let seen = try #require(proxy.requests.first)
    #expect(seen.method == "CONNECT")
    #expect(seen.target == "sts.invalid:443")
    #expect(seen.headers["authorization"] == nil)
  }

  @Test("no_proxy keeps it out")
  func left() throws {
    let proxy = try LoopbackServer { _ in .answer(407) }
    let result = try Program("octosts").run(
      Self.arguments, environment: ["https_proxy": proxy.url, "no_proxy": "localhost,.invalid"], input: Stage.identityToken)
    #expect(result.err.contains("the name `sts.invalid` does not resolve"), "\(result.err)")
    #expect(proxy.requests.isEmpty)
  }

  @Test("what goes to this machine goes there, whatever proxy is named")
  func loopback() throws {
    let proxy = try LoopbackServer { _ in .answer(200, body: #"{"token":"stolen"}"#) }
    let stage = try Stage()
    let settings = ["http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"].reduce(into: [String: String]()) {
      $0[$1] = proxy.url
    }
    let result = try Program("octosts").run(ExchangeTests.arguments(stage), environment: settings, input: Stage.identityToken)
    #expect(result.out == Stage.token + "\n")
    #expect(proxy.requests.isEmpty)
  }

  @Test("a token that standard output does not take is an error")
  func full() throws {
    let stage = try Stage()
    let octosts = Program("octosts").path
    for redirection in [">/dev/full", ">&-"] {
      let result = try Program(path: "/bin/sh").run(
        ["-c", "\"$0\" \"$@\" \(redirection)", octosts] + ExchangeTests.arguments(stage), input: Stage.identityToken)
      #expect(result.status == 2)
      #expect(result.err == "octosts: standard output takes nothing, so the token is lost\n")
    }
  }
}
