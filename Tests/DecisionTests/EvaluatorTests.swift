import Source
import Testing
import Token
import TrustPolicy

@testable import Decision

@Suite struct EvaluatorTests {
  static let policy = """
    issuer: https://a.example.com
    subject_pattern: repo:acme/app:.*
    claim_pattern:
      ref: refs/heads/main
      flag: "true"
      empty:

    """

  static func simulate(_ policy: String, _ claims: String, domain: String = "octo-sts.dev", now: Int? = nil) -> Simulation {
    Simulation(
      PolicyFile(SourceText(name: "p", text: policy), kind: .repository), payload: Array(claims.utf8), domain: domain, now: now)
  }

  static func claims(_ changes: [String: String] = [:]) -> String {
    var members = [
      "iss": #""https://a.example.com""#, "sub": #""repo:acme/app:x""#, "aud": #""octo-sts.dev""#, "ref": #""refs/heads/main""#,
      "flag": "true",
      "empty": #""""#,
    ]
    for (name, value) in changes { members[name] = value.isEmpty ? nil : value }
    return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  @Test("a token that fits is admitted, every check passes")
  func admitted() {
    let simulation = Self.simulate(Self.policy, Self.claims())
    #expect(simulation.isAllowed)
    #expect(simulation.code == nil && simulation.reason == nil)
    #expect(
      simulation.decision?.checks.map(\.field.name) == [
        "token.issuer", "token.subject", "token.audience", "issuer", "subject", "audience", "claim.ref", "claim.flag", "claim.empty",
      ])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let change: (String, String)
    let field: String
    let reason: Reason
    let code: StatusCode
    let actual: String?
    var testDescription: String { "\(change.0)=\(change.1)" }
  }

  @Test(
    "what does not fit is refused by its own check",
    arguments: [
      Row(change: ("iss", #""a""#), field: "token.issuer", reason: .tokenIssuerInvalid, code: .invalidArgument, actual: "a"),
      Row(
        change: ("sub", #""repo:acme/app: x""#), field: "token.subject", reason: .tokenSubjectInvalid, code: .invalidArgument,
        actual: "repo:acme/app: x"),
      Row(
        change: ("aud", #"["octo-sts.dev","a|b"]"#), field: "token.audience", reason: .tokenAudienceInvalid, code: .invalidArgument,
        actual: "a|b"),
      Row(
        change: ("iss", #""https://b.example.com""#), field: "issuer", reason: .issuerMismatch, code: .permissionDenied,
        actual: "https://b.example.com"),
      Row(
        change: ("sub", #""xrepo:acme/app:x""#), field: "subject", reason: .subjectMismatch, code: .permissionDenied,
        actual: "xrepo:acme/app:x"),
      Row(change: ("aud", #"["x","y"]"#), field: "audience", reason: .audienceMismatch, code: .permissionDenied, actual: "x, y"),
      Row(change: ("aud", ""), field: "audience", reason: .audienceMismatch, code: .permissionDenied, actual: nil),
      Row(change: ("ref", ""), field: "claim.ref", reason: .claimMissing, code: .permissionDenied, actual: nil),
      Row(change: ("ref", "5"), field: "claim.ref", reason: .claimNotString, code: .permissionDenied, actual: "5"),
      Row(
        change: ("ref", #""refs/heads/main2""#), field: "claim.ref", reason: .claimMismatch, code: .permissionDenied,
        actual: "refs/heads/main2"),
      Row(change: ("flag", "false"), field: "claim.flag", reason: .claimMismatch, code: .permissionDenied, actual: "false"),
      Row(change: ("empty", #""x""#), field: "claim.empty", reason: .claimMismatch, code: .permissionDenied, actual: "x"),
      Row(change: ("x", "1e999"), field: "claim.ref", reason: .claimsOther, code: .unknown, actual: nil),
    ])
  func refused(_ row: Row) throws {
    let simulation = Self.simulate(Self.policy, Self.claims([row.change.0: row.change.1]))
    let failure = try #require(simulation.decision?.firstFailure)
    #expect(simulation.stage == .check)
    #expect(failure.field.name == row.field)
    #expect(failure.actual == row.actual)
    #expect(simulation.reason == row.reason)
    #expect(simulation.code == row.code)
    #expect(!failure.message.isEmpty && !failure.expected.isEmpty)
  }

  @Test("checks go on after one has failed")
  func allChecksAreMade() {
    let simulation = Self.simulate(Self.policy, Self.claims(["iss": #""https://b.example.com""#, "ref": "", "flag": "1"]))
    #expect(simulation.decision?.checks.filter { !$0.passed }.map(\.field.name) == ["issuer", "claim.ref", "claim.flag"])
  }

  @Test(
    "the audience is the domain's unless the policy names one",
    arguments: [
      ("", "octo-sts.dev", true), ("", "sts.acme.example", false), ("audience: x\n", "octo-sts.dev", false),
      ("audience: octo-sts.dev\n", "sts.acme.example", true), ("audience_pattern: octo.*\n", "sts.acme.example", true),
      ("audience_pattern: x\n", "octo-sts.dev", false),
    ])
  func audiences(_ field: String, _ domain: String, _ allowed: Bool) {
    let simulation = Self.simulate(Self.policy + field, Self.claims(), domain: domain)
    #expect(simulation.isAllowed == allowed)
  }

  @Test(
    "a side that cannot be read is told from one that does not fit",
    arguments: [
      ("[", "{}", .parse, .yaml, .notFound), ("issuer: x", "{}", .compile, .neitherSet, .notFound),
      (policy, "{", .token, .claimsJSON, .unauthenticated),
      (policy, #"{"exp":null}"#, .token, .claimsJSON, .unauthenticated), (policy, #"{"exp":5}"#, .token, .expired, .unauthenticated),
      (policy, #"{"exp":9999,"nbf":5000}"#, .token, .notYetValid, .unauthenticated),
    ] as [(String, String, Simulation.Stage, Reason, StatusCode)])
  func stages(_ policy: String, _ claims: String, _ stage: Simulation.Stage, _ reason: Reason, _ code: StatusCode) {
    let simulation = Self.simulate(policy, claims, now: 1000)
    #expect(simulation.stage == stage)
    #expect(simulation.reason == reason)
    #expect(simulation.code == code)
    #expect(!simulation.isAllowed)
  }

  @Test(
    "status codes have the gateway's HTTP statuses",
    arguments: [
      (StatusCode.unknown, "Unknown", 500), (.invalidArgument, "InvalidArgument", 400), (.notFound, "NotFound", 404),
      (.permissionDenied, "PermissionDenied", 403), (.resourceExhausted, "ResourceExhausted", 429),
      (.failedPrecondition, "FailedPrecondition", 400), (.internal, "Internal", 500), (.unavailable, "Unavailable", 503),
      (.unauthenticated, "Unauthenticated", 401),
    ])
  func codes(_ code: StatusCode, _ name: String, _ http: Int) {
    #expect(code.name == name && code.http == http)
  }
}
