import Testing
import TrustPolicy

struct WellFormedTests {
  static let wellFormedIssuers = [
    "https://token.actions.githubusercontent.com", "https://issuer.example/", "https://issuer.example/tenant/v2.0",
    "HTTPS://ISSUER.example/A_b-c",
    "hTTps://issuer.example/a.", "https://issuer.example/.well-known", "https://issuer.example/a~b", "https://issuer.example/%61%2D%5f",
    "https://issuer.example/a%2Fb", "https://issuer.example:443/a", "https://issuer.example:", "https://issuer.example:99999",
    "https://.",
    "https://a..b", "https://*.example", "https://ex]ample", "https://under_score.example", "https://a!$&'()*+,;=b", "https://a<b>\"c",
    "https://percent%25sign.example", "https://256.256.256.256", "https://1", "http://localhost", "HTTP://localhost:8080/x",
    "http://127.0.0.1/a",
    "http://[::1]", "http://[::1]:8080/", "https://[::]", "https://[::1]:", "https://[1:2:3:4:5:6:7:8]", "https://[1:2:3::7:8]",
    "https://[fe80::]",
    "https://[::ffff:192.0.2.1]", "https://[1:2:3:4:5:6:192.0.2.1]", "https://[fe80::1%25en0]", "https://[fe80::1%25a%25b]",
    "https://[FE80::ABCD]/x",
    "https://[fe80::1%25]:443]",
  ]

  @Test("these are issuers", arguments: wellFormedIssuers)
  func issuers(text: String) {
    #expect(WellFormed.issuer(text))
  }

  static let malformedIssuers = [
    "", "issuer.example", "accounts.google.com", "//issuer.example", "https:issuer.example", "https:/issuer.example", "https:///a",
    "https://",
    "https://:443", "ftp://issuer.example", "https+x://issuer.example", "1https://issuer.example", "http://issuer.example",
    "http://LOCALHOST",
    "http://localhost.", "http://127.0.0.2", "http://[::2]", "http://[0:0:0:0:0:0:0:1]", "http://[::1%25lo]", "https://u@issuer.example",
    "https://@issuer.example", "https://u:p@issuer.example", "https://issuer.example?", "https://issuer.example/a?b=c",
    "https://issuer.example#",
    "https://issuer.example/#a", "https://issuer.example:x", "https://issuer.example:4x", "https://issuer.example:80:80", "https://a::80",
    "https://iss uer.example", "https://issuer\u{7F}.example", "https://issuer.example/\n", " https://issuer.example",
    "https://issüer.example",
    "https://iss%C3%BCer.example", "https://iss%41uer.example", "https://iss%20uer.example", "https://issuer%", "https://issuer%2",
    "https://issuer%zz", "https://iss^uer", "https://iss|uer", "https://iss\\uer", "https://iss{uer", "https://iss`uer", "https://[",
    "https://[::1",
    "https://[::1]x", "https://[::1]:x", "https://a[::1]", "https://[[::1]]", "https://[]", "https://[1.2.3.4]", "https://[v1.x]",
    "https://[12345::]",
    "https://[00001::]", "https://[:::]", "https://[1::2::3]", "https://[1:2:3:4:5:6:7]", "https://[1:2:3:4:5:6:7:8:9]",
    "https://[1:2:3:4:5:6:7:8::]",
    "https://[1:]", "https://[:1]", "https://[::1.2.3]", "https://[::1.2.3.256]", "https://[::01.2.3.4]", "https://[::1.2.3.4:5]",
    "https://[1.2.3.4::]",
    "https://[::1..3.4]", "https://[::1.2.3.1234]", "https://[::g]", "https://[fe80::1%en0]", "https://[fe80::1%25]",
    "https://[fe80::1%25a%20b]",
    "https://[fe80::1%25\u{E9}]", "https://[fe80::1%25a%41^]", "https://[fe80::1%25%2f]", "https://[%25en0]",
    "https://issuer.example/a//b",
    "https://issuer.example//", "https://issuer.example/a/%2Fb", "https://issuer.example/..", "https://issuer.example/a..b",
    "https://issuer.example/%2e%2E",
    "https://issuer.example/.", "https://issuer.example/a/./b", "https://issuer.example/%2e/a", "https://issuer.example/~",
    "https://issuer.example/~/a",
    "https://issuer.example/a~", "https://issuer.example/a~~b", "https://issuer.example/a%7E", "https://issuer.example/a b",
    "https://issuer.example/a+b",
    "https://issuer.example/a:b", "https://issuer.example/a@b", "https://issuer.example/{id}", "https://issuer.example/é",
    "https://issuer.example/%C3%A9",
    "https://issuer.example/%", "https://issuer.example/%4", "https://issuer.example/%4g", "https://issuer.example/%00",
    "https://issuer.example/%0A",
  ]

  @Test("these are no issuers", arguments: malformedIssuers)
  func notIssuers(text: String) {
    #expect(!WellFormed.issuer(text))
  }

  @Test("an issuer has 255 characters at most, a segment of its path 150 bytes")
  func issuerLengths() {
    let prefix = "https://issuer.example/"
    let segment = String(repeating: "a", count: 150)
    #expect(WellFormed.issuer(prefix + segment))
    #expect(!WellFormed.issuer(prefix + segment + "a"))
    #expect(WellFormed.issuer(prefix + String(repeating: "%61", count: 77)))
    #expect(!WellFormed.issuer(prefix + String(repeating: "%61", count: 78)))
    let host = String(repeating: "a", count: 247)
    #expect(WellFormed.issuer("https://" + host))
    #expect(!WellFormed.issuer("https://a" + host))
  }

  @Test(
    "these are subjects and audiences",
    arguments: [
      "repo:acme/app:ref:refs/heads/main", "105314", "a#b%c?d!e*f+g=h^i~j,k", "é", "e\u{301}", "日本", "\u{3164}", "😀", "\u{FFFD}", "©", "²",
      String(repeating: "é", count: 255), String(repeating: "😀", count: 255),
    ])
  func plain(text: String) {
    #expect(WellFormed.subject(text))
    #expect(WellFormed.audience(text))
  }

  @Test(
    "these are neither",
    arguments: [
      "", " ", "a b", "a\tb", "a\n", "\0", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200F}", "\u{202E}", "\u{2028}",
      "\u{3000}", "\u{E000}",
      "\u{378}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "a\"b", "a'b", "a`b", "a\\b", "a<b", "a>b", "a;b", "a&b", "a$b", "a(b", "a)b", "a{b",
      "a}b", "a[b", "a]b",
      String(repeating: "a", count: 256), String(repeating: "é", count: 256), String(repeating: "😀", count: 256),
      String(repeating: "a", count: 100_000),
    ])
  func notPlain(text: String) {
    #expect(!WellFormed.subject(text))
    #expect(!WellFormed.audience(text))
  }

  @Test("a bar and an at sign may stand in subjects only", arguments: ["auth0|5f7c", "acme@1/app@2"])
  func subjectsOnly(text: String) {
    #expect(WellFormed.subject(text))
    #expect(!WellFormed.audience(text))
  }
}
