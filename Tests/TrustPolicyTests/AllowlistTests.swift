import Source
import Testing

@testable import TrustPolicy

@Suite struct AllowlistTests {
  static func read(_ text: String) -> AllowlistFile {
    AllowlistFile(SourceText(name: "a", text: text))
  }

  @Test(
    "the mode is exact, enforcing by default",
    arguments: [
      ("issuers: [https://a.example.com]", .enforce), ("mode: audit\nissuers: [https://a.example.com]", .audit),
      ("mode: ''\nissuers: [https://a.example.com]", .enforce), ("MODE: enforce\nmode: audit\nissuers: [https://a.example.com]", .audit),
      ("mode: null\nissuers: [https://a.example.com]", .enforce),
    ] as [(String, IssuerAllowlist.Mode)])
  func modes(_ text: String, _ mode: IssuerAllowlist.Mode) {
    #expect(Self.read(text).allowlist?.mode == mode)
  }

  @Test(
    "an issuer is listed when it is equal or a pattern matches all of it",
    arguments: [
      ("https://a.example.com", true), ("https://A.example.com", false), ("https://a.example.com/", false),
      ("https://x-1.example.org", true),
      ("https://x.example.org.evil.com", false), ("xhttps://x.example.org", false), ("", false),
    ])
  func lists(_ issuer: String, _ isListed: Bool) {
    let file = Self.read("issuers: [https://a.example.com]\nissuer_patterns: ['https://[a-z0-9-]+\\.example\\.org']\n")
    #expect(file.allowlist?.lists(issuer) == isListed)
  }

  @Test(
    "a refusal says what is wrong, where, and what to do",
    arguments: [
      ("", FileStage.compile, "", "names no issuer", "list at least one"),
      ("issuers: []", .compile, "issuers: []", "names no issuer", ""),
      ("mode: off\nissuers: [https://a.b]", .compile, "off", "unknown mode `false`", "`enforce` or `audit`"),
      ("mode: Audit\nissuers: [https://a.b]", .compile, "Audit", "unknown mode `Audit`", ""),
      ("mode: [x]\nissuers: [https://a.b]", .parse, "[x]", "`mode` takes text", ""),
      ("issuer: https://a.b", .parse, "issuer", "unknown field `issuer` in the allowlist", "`issuers`?"),
      ("issuers: x", .parse, "x", "takes a list", ""),
      ("[a]", .parse, "[a]", "takes a mapping", ""),
      ("issuers: [a.b]", .compile, "a.b", "no well-formed issuer", "https://HOST"),
      ("issuers: [https://A.b]", .compile, "https://A.b", "capitals", "lower case"),
      ("issuers: [HTTPS://a.b/X]", .compile, "HTTPS://a.b/X", "capitals", ""),
      ("issuer_patterns: ['https://.*']", .compile, "'https://.*'", "`.` can match `/`", "[a-z0-9-]+"),
      ("issuer_patterns: ['a(b']", .compile, "'a(b'", "no valid pattern", ""),
      ("issuer_patterns: [')(']", .compile, "')('", "no valid pattern", ""),
    ])
  func refusals(_ text: String, _ stage: FileStage, _ place: String, _ message: String, _ help: String) throws {
    let file = Self.read(text)
    let problem = try #require(file.problems.first)
    #expect(file.allowlist == nil)
    #expect(file.stage == stage)
    #expect(file.source.text(problem.span) == place)
    #expect(problem.description.contains(message), "\(problem.description)")
    #expect((problem.help ?? "").contains(help), "\(problem.help ?? "")")
  }

  @Test("capitals in a path are fine")
  func pathsKeepCase() {
    #expect(Self.read("issuers: [https://oidc.eks.example.com/id/ABC]").allowlist != nil)
  }

  @Test("the lists and the patterns are bounded")
  func limits() {
    let many = (0..<65).map { "https://h\($0).example.com" }.joined(separator: ", ")
    #expect(Self.read("issuers: [\(many)]").problems.first?.description.contains("65 entries") == true)
    let patterns = (0..<17).map { "h\($0)" }.joined(separator: ", ")
    #expect(Self.read("issuer_patterns: [\(patterns)]").problems.first?.help?.contains("families") == true)
    let long = String(repeating: "a", count: 257)
    #expect(Self.read("issuer_patterns: [\(long)]").problems.first?.description.contains("257 bytes") == true)
    #expect(Self.read("issuer_patterns: [\(long.dropLast())]").allowlist != nil)
  }

  @Test(
    "a pattern may hold `/` only as a literal at a fixed place",
    arguments: [
      ("/a|/b", true), ("https://a\\.x|https://b\\.x", true), ("[/]", true), ("(/)", true), ("https?://x", true), ("[a-z]/a|[a-z]/b", true),
      ("a/|b/", false), ("(/a)|(/b)", false), ("https://a|http://b", false), ("/{1}", false), ("(?:a/b){0}", false), ("[a/]", false),
      ("/?", false), ("a*/x|a*/y", false), (".", false), ("[^\\n]", false), ("\\S", false), ("\\W", false), ("\\p{Any}", false),
      ("\\w", true),
      ("\\s", true), ("[^/]", true), ("(?i)https://a", true), ("^https://a$", true), ("", true), ("(?P<x>a)/b", true), ("(a/b)*", false),
    ])
  func guardsTheHost(_ pattern: String, _ passes: Bool) {
    let file = Self.read("issuer_patterns: ['\(pattern)']")
    #expect((file.allowlist != nil) == passes, "\(file.problems)")
  }
}
