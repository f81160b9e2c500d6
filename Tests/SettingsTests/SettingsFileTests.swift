import Lint
import Settings
import Source
import Support
import Testing
import TrustPolicy

@Suite struct SettingsFileTests {
  private static func read(_ text: String) -> SettingsFile {
    SettingsFile(SourceText(name: ".github/octosts.yaml", text: text))
  }

  @Test("a file says what it says")
  func all() {
    let file = Self.read(
      """
      domain: sts.example.com:8443
      policy-repository: policies
      severities:
        unescaped-dot: off
        any-ref-write: "error"
        open-issuer: note
      ignore:
        - testdata/
        - "**/old-?.sts.yaml"
      permissions: {contents: write, issues: read}

      """)
    #expect(file.findings == [])
    let settings = file.settings
    #expect(settings.domain == "sts.example.com:8443")
    #expect(settings.policyRepository == "policies")
    #expect(settings.severities == ["any-ref-write": .error, "open-issuer": .note])
    #expect(!settings.isOn("unescaped-dot") && settings.isOn("any-ref-write") && settings.isOn("yaml-syntax"))
    #expect(settings.ignores("testdata/x/y.sts.yaml") && settings.ignores("a/old-1.sts.yaml") && !settings.ignores("b.sts.yaml"))
    #expect(settings.permissions == ["contents": .write, "issues": .read])
  }

  @Test("a file that says nothing changes nothing", arguments: ["", "# all is well\n", "---\n", "---\n# fine\n...\n"])
  func nothing(_ text: String) {
    let file = Self.read(text)
    #expect(file.findings == [])
    #expect(file.settings.domain == nil && file.settings.policyRepository == ".github" && file.settings.permissions == nil)
    #expect(file.settings.weights == [:] && file.settings.ignored.isEmpty)
  }

  /// A file, the text that is underlined, and what is said about it.
  struct Wrong: CustomTestStringConvertible {
    var text: String
    var place: String
    var says: String
    var testDescription: String { text }

    init(_ text: String, _ place: String, _ says: String) {
      (self.text, self.place, self.says) = (text, place, says)
    }
  }

  static let rows = [
    Wrong("ignored: [x]", "ignored", "unknown setting `ignored` did you mean `ignore`?"),
    Wrong("colour: red", "colour", "unknown setting `colour` the settings are `domain`"),
    Wrong("Domain: a.example", "Domain", "unknown setting `Domain` did you mean `domain`?"),
    Wrong("domain: https://a.example/", "https://a.example/", "is no host write the host alone"),
    Wrong("domain: [a]", "[a]", "expected the service's host, found a list"),
    Wrong("domain: \"\"", "\"\"", "is no host"),
    Wrong("domain:\nignore: []", "", "expected the service's host, found nothing"),
    Wrong("domain: a\ndomain: b", "domain", "`domain` is there already keep one of them"),
    Wrong("policy-repository: acme/.github", "acme/.github", "without its owner"),
    Wrong("policy-repository: ..", "..", "is no repository's name"),
    Wrong("severities: {unescaped-dots: off}", "unescaped-dots", "there is no rule `unescaped-dots` did you mean `unescaped-dot`?"),
    Wrong("severities: {zzz: off}", "zzz", "there is no rule `zzz` `octosts rules` lists them"),
    Wrong("severities: {unescaped-dot: info}", "info", "`info` is no severity write `error`, `warning`, `note` or `off`"),
    Wrong("severities: [unescaped-dot]", "[unescaped-dot]", "expected rules with their severities, found a list"),
    Wrong("severities:", "", "expected rules with their severities, found nothing"),
    Wrong("ignore: x", "x", "expected a list of paths, found `x`"),
    Wrong("ignore: [/x]", "/x", "begins at the root of the checkout without a `/`"),
    Wrong("ignore: ['a/../b']", "'a/../b'", "`..` leads nowhere"),
    Wrong("ignore: ['a**']", "'a**'", "`**` stands for folders and so by itself between slashes, not in `a**`"),
    Wrong("ignore: ['[ab]']", "'[ab]'", "`[` is not understood in a glob"),
    Wrong("ignore: ['!x']", "'!x'", "`!` is not understood in a glob"),
    Wrong("ignore: [[x]]", "[x]", "expected a path, found a list"),
    Wrong("domain: a.example\npermissions: {content: read}", "content", "unknown permission `content` did you mean `contents`?"),
    Wrong("domain: a.example\npermissions: {contents: admin}", "admin", "is no level of `contents` write `read` or `write`"),
    Wrong("permissions: {contents: read}", "{contents: read}", "what the App of octo-sts.dev holds is known"),
    Wrong("domain: octo-sts.dev\npermissions: {}", "{}", "what the App of octo-sts.dev holds is known"),
    Wrong("a: &x b\ndomain: *x", "a", "unknown setting `a`"),
    Wrong("domain: !!str a", "a", "found a value with the tag"),
    Wrong("- a", "- a", "expected settings such as `domain:` or `ignore:`, found a list"),
    Wrong("domain: \"a", "\"", "this quote is never closed"),
  ]

  @Test("what is not understood is said with its place and a remedy", arguments: rows)
  func refused(_ row: Wrong) throws {
    let file = Self.read(row.text)
    let finding = try #require(file.findings.first)
    #expect(finding.rule == "settings" && finding.severity == .error)
    let said = [finding.message, finding.help ?? ""].joined(separator: " ")
    #expect(said.contains(row.says), "\(said)")
    #expect(file.source.text(finding.span) == row.place)
  }

  @Test("the same name twice is said of the second")
  func twice() {
    #expect(Self.read("domain: a\ndomain: b").findings.map(\.span) == [Span(10, 16)])
  }

  @Test("a hostile file is read in a moment and said little about")
  func hostile() {
    let limit = SettingsFile.sizeLimit
    let texts = [
      String(repeating: "[", count: limit), String(repeating: "{a: ", count: limit / 4),
      (0..<limit / 8).map { "k\($0): 1\n" }.joined(), "ignore:\n" + String(repeating: "- '**/*'\n", count: limit / 9),
      "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nignore: *c\n", "\u{0}", "domain: \u{202E}x\n",
      "severities: {" + (0..<limit / 16).map { "rule-\($0): off," }.joined() + "}",
    ]
    let clock = ContinuousClock()
    for text in texts {
      let time = clock.measure {
        let count = Self.read(text).findings.count
        #expect(count >= 1 && count <= 51)
      }
      #expect(time < .seconds(20), "\(text.prefix(20))")
    }
  }
}
