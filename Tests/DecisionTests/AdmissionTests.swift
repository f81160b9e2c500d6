import Testing
import Token
import TrustPolicy

@testable import Decision

@Suite struct AdmissionTests {
  static let policy = "issuer: https://a.example.com\nsubject: s\npermissions: {contents: read}\n"
  static let claims = #"{"iss":"https://a.example.com","sub":"s","aud":"octo-sts.dev"}"#

  static func admit(
    _ scope: String, identity: String = "ci", files: [String: String], claims: String = claims, scopes: [String] = []
  ) throws -> Admission.Result {
    let files = RepositoryFiles { owner, repository, path in files["\(owner)/\(repository)/\(path)"].map { Array($0.utf8) } }
    let request = ExchangeRequest(scope: scope, scopes: scopes, identity: identity)
    return Admission().admit(request, try Claims(payload: Array(claims.utf8)), files)
  }

  @Test(
    "the scope says which file is read and what the token is limited to",
    arguments: [
      ("acme/app", "acme/app", policy, ["app"]), ("acme", "acme/.github", policy, nil),
      ("acme/.github", "acme/.github", policy, [".github"]),
      ("acme", "acme/.github", policy + "repositories: [x]\n", ["x"]), ("acme/.github", "acme/.github", policy + "repositories: []\n", []),
    ] as [(String, String, String, [String]?)])
  func scopes(_ scope: String, _ place: String, _ policy: String, _ repositories: [String]?) throws {
    let result = try Self.admit(scope, files: [place + "/.github/chainguard/ci.sts.yaml": policy])
    let grant = try result.outcome.get()
    #expect(grant.permissions == [Permission(name: "contents", level: "read")])
    #expect(grant.repositories == repositories)
    #expect(result.stage == .ok)
  }

  static let file = "acme/app/.github/chainguard/ci.sts.yaml"
  static let list = "acme/.github/.github/chainguard/trusted-token-issuers.yaml"

  struct Row: Sendable, CustomTestStringConvertible {
    var scope = "acme/app"
    var identity = "ci"
    var files: [String: String] = [file: policy]
    var claims = AdmissionTests.claims
    let stage: Admission.Stage
    let code: StatusCode
    let reason: Reason
    let message: String
    var testDescription: String { "\(stage.rawValue): \(message)" }
  }

  @Test(
    "each step refuses with its own code and message",
    arguments: [
      Row(scope: "", stage: .scope, code: .invalidArgument, reason: .other, message: "scope must be provided"),
      Row(identity: "", stage: .identity, code: .invalidArgument, reason: .other, message: "identity must be provided"),
      Row(files: [:], stage: .policyMissing, code: .notFound, reason: .other, message: "unable to find trust policy for \"ci\""),
      Row(identity: "CI", stage: .policyMissing, code: .notFound, reason: .other, message: "for \"CI\""),
      Row(files: [file: "["], stage: .parse, code: .notFound, reason: .yaml, message: "unable to parse trust policy found"),
      Row(
        files: [file: "issuer: x"], stage: .compile, code: .notFound, reason: .neitherSet, message: "unable to compile trust policy found"),
      Row(
        files: [file: policy, list: ""], stage: .allowlistInvalid, code: .failedPrecondition, reason: .emptyAllowlist, message: "is invalid"
      ),
      Row(
        files: [file: policy, list: "issuers: [https://b.example.com]"], stage: .allowlist, code: .permissionDenied, reason: .other,
        message: "not trusted"),
      Row(
        files: [list: "issuers: [https://b.example.com]"], stage: .allowlist, code: .permissionDenied, reason: .other,
        message: "not trusted"),
      Row(
        claims: #"{"iss":"https://a.example.com","sub":"t","aud":"octo-sts.dev"}"#, stage: .check, code: .permissionDenied,
        reason: .subjectMismatch, message: "trust policy: subject \"t\" did not match \"s\""),
      Row(
        claims: #"{"iss":"https://a.example.com","sub":"a b","aud":"octo-sts.dev"}"#, stage: .check, code: .invalidArgument,
        reason: .tokenSubjectInvalid, message: "invalid subject in token"),
      Row(
        claims: #"{"iss":"https://a.example.com","sub":"s","aud":"a b"}"#, stage: .check, code: .invalidArgument,
        reason: .tokenAudienceInvalid, message: "invalid audience in token"),
      Row(
        claims: #"{"iss":"accounts.google.com","sub":"s","aud":"octo-sts.dev"}"#, stage: .check, code: .invalidArgument,
        reason: .tokenIssuerInvalid, message: "invalid issuer in token"),
    ])
  func refusals(_ row: Row) throws {
    let result = try Self.admit(row.scope, identity: row.identity, files: row.files, claims: row.claims)
    guard case .failure(let refusal) = result.outcome else {
      Issue.record("admitted")
      return
    }
    #expect(result.stage == row.stage && refusal.stage == row.stage)
    #expect(refusal.code == row.code)
    #expect(refusal.reason == row.reason)
    #expect(refusal.message.contains(row.message), "\(refusal.message)")
  }

  @Test(
    "a mismatch is told in the service's words",
    arguments: [
      ("issuer: https://b.example.com\nsubject: s", #"issuer "https://a.example.com" did not match "https://b.example.com""#),
      ("issuer_pattern: https://b\nsubject: s", #"issuer "https://a.example.com" did not match pattern "https://b""#),
      ("issuer: https://a.example.com\nsubject_pattern: 't\\.'", #"subject "s" did not match pattern "t\\.""#),
      ("issuer: https://a.example.com\nsubject: s\naudience: x", #"audience "x" did not match any of ["octo-sts.dev" "y"]"#),
      (
        "issuer: https://a.example.com\nsubject: s\naudience_pattern: x", #"audience_pattern "x" did not match any of ["octo-sts.dev" "y"]"#
      ),
      ("issuer: https://a.example.com\nsubject: s\nclaim_pattern: {ref: x}", #"expected claim "ref" not found in token"#),
      ("issuer: https://a.example.com\nsubject: s\nclaim_pattern: {num: x}", #"expected claim "num" not a string"#),
      ("issuer: https://a.example.com\nsubject: s\nclaim_pattern: {t: x}", #"claim "t" did not match "^x$""#),
    ])
  func messages(_ policy: String, _ message: String) throws {
    let claims = #"{"iss":"https://a.example.com","sub":"s","aud":["octo-sts.dev","y"],"num":5,"t":"u\n"}"#
    let result = try Self.admit("acme/app", files: [Self.file: policy], claims: claims)
    guard case .failure(let refusal) = result.outcome else {
      Issue.record("admitted")
      return
    }
    #expect(refusal.message == "trust policy: " + message)
  }

  @Test(
    "an allowlist lets its issuers pass, and in audit mode all",
    arguments: [
      ("issuers: [https://a.example.com]", true), ("mode: audit\nissuers: [https://b.example.com]", false),
      ("issuer_patterns: ['https://[a-z]\\.example\\.com']", true),
    ])
  func allowlists(_ list: String, _ isListed: Bool) throws {
    let result = try Self.admit("acme/app", files: [Self.file: Self.policy, Self.list: list])
    #expect(result.stage == .ok)
    #expect(result.listing?.isListed == isListed)
  }

  @Test("one scope in the list wins over the old field")
  func scopesWin() throws {
    #expect(try Self.admit("acme/other", files: [Self.file: Self.policy], scopes: ["acme/app"]).stage == .ok)
  }

  @Test(
    "before a token is verified its issuer must be one that keys can be fetched of",
    arguments: [
      (#"{"iss":"https://a.example.com","aud":5}"#, [], "https://a.example.com", nil),
      (#"{"ISS":"accounts.google.com"}"#, [], "https://accounts.google.com", nil),
      (#"{"iss":"https://a.example.com"}"#, ["a", "b"], nil, .scopes), ("{", [], nil, .bearer), ("[]", [], nil, .bearer),
      (#"{"iss":5}"#, [], nil, .bearer), ("{}", [], nil, .issuerFormat), ("null", [], nil, .issuerFormat),
      (#"{"iss":"http://a.example.com"}"#, [], nil, .issuerFormat),
      (#"{"iss":"https://a.example.com","iss":null}"#, [], "https://a.example.com", nil),
    ] as [(String, [String], String?, Admission.Stage?)])
  func issuers(_ payload: String, _ scopes: [String], _ issuer: String?, _ stage: Admission.Stage?) {
    let request = ExchangeRequest(scope: "acme/app", scopes: scopes, identity: "ci")
    do throws(Admission.Refusal) {
      let found = try Admission().issuer(request, payload: Array(payload.utf8))
      #expect(found == issuer)
    } catch {
      #expect(error.stage == stage)
      #expect(error.code == .invalidArgument)
    }
  }

  @Test("a token that does not verify is unauthenticated")
  func unverified() {
    #expect(Admission.unverified(.expired).code == .unauthenticated)
    #expect(Admission.unverified(.expired).stage == .verify)
  }
}
