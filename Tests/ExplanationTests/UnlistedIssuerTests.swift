import Explanation
import Source
import Testing
import TrustPolicy

@Suite struct UnlistedIssuerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let issuer: String
    let list: String
    let cause: String
    let says: String
    let remedy: String
    var testDescription: String { "\(issuer) in \(list)" }
  }

  static let github = "https://token.actions.githubusercontent.com"

  @Test(
    "the entry that was meant is named, or what is admitted",
    arguments: [
      Case(
        issuer: github + "/acme-corp", list: "issuers: [https://gitlab.com, \(github)]", cause: "near-issuer",
        says:
          "lists `\(github)`, and not `\(github)/acme-corp`: the enterprise has an issuer of its own, which ends in its slug `acme-corp`",
        remedy: "add it to `issuers` in .github/chainguard/trusted-token-issuers.yaml of `.github`: `- \(github)/acme-corp`"),
      Case(
        issuer: "https://idp.acme.example", list: "issuers: [https://idp.acme.example/]", cause: "near-issuer",
        says: "the entry ends in a slash, the token's issuer does not", remedy: "write it in the place of `https://idp.acme.example/`"),
      Case(
        issuer: "https://idp.acme.example/Main", list: "issuers: [https://idp.acme.example/main]", cause: "near-issuer",
        says: "the case of letters differs", remedy: "write it in the place of `https://idp.acme.example/main`"),
      Case(
        issuer: "https://idp.acme.example", list: "issuers: [https://ipd.acme.example]", cause: "near-issuer",
        says: "they differ in one character", remedy: "if that issuer may be trusted in the whole organization, add it"),
      Case(
        issuer: "https://ghes.acme.example/_services/token", list: "issuers: [https://ghes.acme.example]", cause: "near-issuer",
        says: "the token's issuer goes on with `/_services/token`", remedy: "`- https://ghes.acme.example/_services/token`"),
      Case(
        issuer: "https://gitlab.com", list: "issuers: [\(github)]\nissuer_patterns: ['https://[a-z]+\\.acme\\.example']",
        cause: "unlisted-issuer",
        says:
          "the organization's allowlist admits `\(github)`, what matches `https://[a-z]+\\.acme\\.example`, and not `https://gitlab.com`",
        remedy: "ask by a token of an issuer that is listed; if `https://gitlab.com` may be trusted"),
      Case(
        issuer: "https://gitlab.com", list: "issuers: [" + (1...40).map { "https://idp\($0).acme.example" }.joined(separator: ", ") + "]",
        cause: "unlisted-issuer", says: "`https://idp5.acme.example` and 35 more, and not", remedy: "`- https://gitlab.com`"),
    ])
  func entries(_ row: Case) throws {
    let file = AllowlistFile(SourceText(name: "trusted-token-issuers.yaml", text: row.list + "\n"))
    let allowlist = try #require(file.allowlist, "\(file.problems)")
    #expect(!allowlist.lists(row.issuer))
    let cause = UnlistedIssuer(row.issuer, in: allowlist, of: ".github").cause
    #expect(cause.id == row.cause)
    #expect(cause.message.contains(row.says), "\(cause.message)")
    #expect(cause.remedy.contains(row.remedy), "\(cause.remedy)")
  }
}
