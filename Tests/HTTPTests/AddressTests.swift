import HTTP
import Testing

@Suite struct AddressTests {
  struct Case: Sendable {
    var url: String
    var host: String
    var port: Int
    var isLoopback: Bool
  }

  @Test(
    "an address is read as libcurl reads it",
    arguments: [
      Case(url: "https://octo-sts.dev", host: "octo-sts.dev", port: 443, isLoopback: false),
      Case(url: "HTTPS://Octo-STS.dev:8443/x?y", host: "octo-sts.dev", port: 8443, isLoopback: false),
      Case(url: "http://localhost", host: "localhost", port: 80, isLoopback: true),
      Case(url: "http://LOCALHOST:1", host: "localhost", port: 1, isLoopback: true),
      Case(url: "http://127.0.0.1:8080/", host: "127.0.0.1", port: 8080, isLoopback: true),
      Case(url: "http://127.255.0.3", host: "127.255.0.3", port: 80, isLoopback: true),
      Case(url: "http://127.1", host: "127.0.0.1", port: 80, isLoopback: true),
      Case(url: "http://[::1]:9", host: "[::1]", port: 9, isLoopback: true),
      Case(url: "https://[2001:db8::1]", host: "[2001:db8::1]", port: 443, isLoopback: false),
    ])
  func read(_ row: Case) throws {
    let address = try Address(row.url)
    #expect(address.host == row.host)
    #expect(address.port == row.port)
    #expect(address.isLoopback == row.isLoopback)
  }

  @Test(
    "http goes to this machine only",
    arguments: [
      "http://octo-sts.dev", "http://localhost.example", "http://127.0.0.1.example", "http://128.0.0.1", "http://10.0.0.1", "http://[::2]",
      "http://0.0.0.0", "http://localhost.", "http://127.0.0.1.", "http://127.evil", "http://[::ffff:127.0.0.1]",
    ])
  func insecure(_ url: String) {
    let error = #expect(throws: TransportError.self) { try Address(url) }
    guard case .scheme("http", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "what is no URL of the web is refused",
    arguments: [
      "", "octo-sts.dev", "//octo-sts.dev", "https://", "https:///path", "https://user@octo-sts.dev", "https://a:b@octo-sts.dev",
      "https://octo-sts.dev:99999", "https://octo sts.dev", "https://octo-sts.dev/a\nb", "file:///etc/passwd", "ftp://octo-sts.dev",
      "https://octo-sts.dev\\@evil.example", "https://[fe80::1%25eth0]/", "gopher://localhost/", "https://[::1", "https://a%00b",
      "https://octo-sts.dev/" + String(repeating: "x", count: 20_000),
    ])
  func malformed(_ url: String) {
    #expect(throws: TransportError.self) { try Address(url) }
  }

  @Test("percent-encoding leaves only unreserved characters")
  func percent() {
    #expect("AZaz09-._~".percentEncoded == "AZaz09-._~")
    #expect("acme/app&x=y +%\n#é".percentEncoded == "acme%2Fapp%26x%3Dy%20%2B%25%0A%23%C3%A9")
    #expect("".percentEncoded == "")
  }
}
