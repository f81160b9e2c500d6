import HTTP
import OctoSTS
import Testing

@Suite struct DomainTests {
  @Test(
    "a domain is a host with or without a port",
    arguments: [
      "octo-sts.dev", "sts.example.com:8443", "localhost", "a", "10.0.0.1", "[2001:db8::1]:8443", "XN--bcher-kva.example", "h:65535",
    ])
  func accepted(_ text: String) throws {
    #expect(try Domain(text).text == text)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", " ", "https://octo-sts.dev", "octo-sts.dev/", "octo-sts.dev/sts", "a@b", "a:b@c", "h:", "h:0", "h:65536", "h:8o", "h:+1", "h:1:2",
      "a b", "a\nb", "a?b", "a#b", "a%2fb", "a..b", ".a", "a.", "-a", "a-", "a_b", "ü.example", "[::1", "::1", "[::1]x", "[x]", "[]",
      "h:-1",
      "h\\@evil", "a,b", String(repeating: "a", count: 64) + ".dev", String(repeating: "a.", count: 200) + "dev",
    ])
  func refused(_ text: String) {
    #expect(throws: ExchangeError.malformedDomain(text)) { try Domain(text) }
    #expect(throws: ExchangeError.self) { try Domain(text, scheme: .http) }
  }

  @Test("http is for this machine", arguments: ["localhost:8080", "127.0.0.1:1", "127.9.9.9", "[::1]:80"])
  func loopback(_ text: String) throws {
    #expect(try Domain(text, scheme: .http).scheme == .http)
  }

  @Test(
    "http to any other machine is refused", arguments: ["octo-sts.dev", "10.0.0.1", "127.0.0.1.example", "[::2]", "localhost.example:80"])
  func insecure(_ text: String) {
    #expect(throws: ExchangeError.insecureDomain(text)) { try Domain(text, scheme: .http) }
  }
}
