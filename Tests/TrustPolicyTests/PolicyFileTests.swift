import Source
import Testing

@testable import TrustPolicy

/// Policies as the service reads them; the rows stand for the rules, the conformance cases for the verdicts.
@Suite struct PolicyFileTests {
  static let head = "issuer: https://a.example.com\nsubject: s\n"

  static func read(_ text: String, _ kind: PolicyKind = .repository, repositories: [String]? = nil) -> PolicyFile {
    PolicyFile(SourceText(name: "p", text: text), kind: kind, repositories: repositories)
  }

  struct Stored: Sendable, CustomTestStringConvertible {
    let text: String
    var kind = PolicyKind.repository
    let field: String
    let value: String?
    var testDescription: String { text }
  }

  @Test(
    "the winner of a field is what the service stores",
    arguments: [
      Stored(text: "subject: 123", field: "subject", value: "123"),
      Stored(text: "subject: yes", field: "subject", value: "true"),
      Stored(text: "subject: 1.10", field: "subject", value: "1.1"),
      Stored(text: "subject: 105314041234567890123", field: "subject", value: "1.0531404e+20"),
      Stored(text: "SUBJECT: a", field: "subject", value: "a"),
      Stored(text: "ſubject: a", field: "subject", value: "a"),
      Stored(text: "subject: a\nSubject: b", field: "subject", value: "a"),
      Stored(text: "subject: a\nſubject: b", field: "subject", value: "b"),
      Stored(text: "Subject: a\nsubject: null", field: "subject", value: "a"),
      Stored(text: "Subject: a\nsubject: ''", field: "subject", value: ""),
      Stored(text: "subject: null", field: "subject", value: nil),
      Stored(text: "subject: 'a'", kind: .organization, field: "subject", value: "a"),
      Stored(text: "subject_pattern: |\n  a\n", field: "subject_pattern", value: "a\n"),
    ])
  func winner(_ row: Stored) {
    let file = Self.read(row.text, row.kind)
    #expect(file.stored?.texts[row.field]?.value == row.value)
    #expect(file.stored != nil)
  }

  @Test(
    "claims merge, and a null clears them",
    arguments: [
      ("claim_pattern: {a: b}", ["a=b"]), ("claim_pattern: {a: b}\nCLAIM_PATTERN: {c: d}", ["a=b", "c=d"]),
      ("claim_pattern: {a: b}\nCLAIM_PATTERN: {a: d}", ["a=b"]), ("CLAIM_PATTERN: {a: b}\nclaim_pattern: null", nil),
      ("CLAIM_PATTERN: {a: b}\nclaim_pattern: {}", ["a=b"]), ("claim_pattern: {a: null}", ["a="]), ("claim_pattern: {1: 2}", ["1=2"]),
      ("claim_pattern: {1e3: x, yes: w, .inf: z}", ["1000=x", "true=w", ".inf=z"]), ("claim_pattern: {a: 1.23456789012}", ["a=1.2345679"]),
    ] as [(String, [String]?)])
  func claims(_ text: String, _ patterns: [String]?) throws {
    let stored = try #require(Self.read(text).stored)
    #expect(stored.claimPatterns?.map { "\($0.value.claim)=\($0.value.pattern)" } == patterns)
  }

  @Test(
    "permissions fold their names and keep their levels",
    arguments: [
      ("permissions: {contents: read}", ["contents: read"]), ("permissions: {CONTENTS: writ}", ["contents: writ"]),
      ("permissions: {contents: yes}", ["contents: true"]), ("permissions: {iſſues: read}", ["issues: read"]),
      ("PERMISSIONS: {contents: read}\npermissions: null", ["contents: read"]), ("permissions: {Contents: read, contents: null}", []),
      ("permissions: {}", []), ("permissions: {checks: read, actions: write}", ["checks: read", "actions: write"]),
    ])
  func permissions(_ text: String, _ permissions: [String]) throws {
    let stored = try #require(Self.read(text).stored)
    #expect(stored.permissions.map { "\($0.value.name): \($0.value.level)" } == permissions)
  }

  @Test(
    "repositories replace what the scope allows",
    arguments: [
      ("repositories: [x, y]", ["x", "true"], nil), ("repositories: []", [], nil), ("repositories: null", nil, nil),
      ("repositories: [null]", [""], nil), ("repositories: [null]", [".github"], [".github"]), ("repositories: [null, x]", ["", "x"], nil),
      ("repositories: [a, b]\nREPOSITORIES: [c]", ["a", "b"], nil), ("REPOSITORIES: [a, b]\nrepositories: [null]", ["a"], nil),
      ("REPOSITORIES: [a, b]\nRepositories: [c]\nrepositories: [null, null]", ["c", "b"], nil),
      ("REPOSITORIES: [a, b]\nRepositories: []\nrepositories: [null, null]", ["", ""], nil), ("", [".github"], [".github"]),
    ] as [(String, [String]?, [String]?)])
  func repositories(_ text: String, _ repositories: [String]?, _ preset: [String]?) throws {
    let stored = try #require(Self.read(text, .organization, repositories: preset).stored)
    #expect(stored.repositories == repositories)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let text: String
    var kind = PolicyKind.repository
    let stage: FileStage
    /// The part that is underlined.
    let place: String
    let message: String
    var help = ""
    var testDescription: String { text }
  }

  @Test(
    "a refusal says what is wrong, where, and what to do",
    arguments: [
      Refused(text: head + "foo: x", stage: .parse, place: "foo", message: "unknown field `foo`", help: "the fields are"),
      Refused(text: head + "premissions: {}", stage: .parse, place: "premissions", message: "unknown field", help: "`permissions`?"),
      Refused(text: head + "repositories: []", stage: .parse, place: "repositories", message: "unknown field", help: "`.github`"),
      Refused(text: head + "repos: []", kind: .organization, stage: .parse, place: "repos", message: "organization policy"),
      Refused(
        text: head + "permissions: {pull-requests: read}", stage: .parse, place: "pull-requests", message: "unknown permission",
        help: "`pull_requests`"),
      Refused(
        text: head + "permissions: {contnets: read}", stage: .parse, place: "contnets", message: "unknown permission", help: "`contents`"),
      Refused(
        text: head + "permissions: {artifact_metadata: read}", stage: .parse, place: "artifact_metadata", message: "unknown",
        help: "does not read it yet"),
      Refused(text: head + "permissions: {zzzzzzzzzz: read}", stage: .parse, place: "zzzzzzzzzz", message: "unknown", help: "remove it"),
      Refused(
        text: "subject: 123\nissuer: x", kind: .organization, stage: .parse, place: "123", message: "takes text, found a number",
        help: "quotes"),
      Refused(text: "subject: yes\nissuer: x", kind: .organization, stage: .parse, place: "yes", message: "found a boolean"),
      Refused(
        text: head + "claim_pattern: {age: 21}", kind: .organization, stage: .parse, place: "21", message: "`claim_pattern.age` takes text"),
      Refused(
        text: head + "permissions: {contents: yes}", kind: .organization, stage: .parse, place: "yes", message: "`permissions.contents`"),
      Refused(text: head + "permissions: [a]", stage: .parse, place: "[a]", message: "found a list"),
      Refused(text: head + "permissions: x", stage: .parse, place: "x", message: "found text"),
      Refused(text: head + "claim_pattern: x", stage: .parse, place: "x", message: "takes a mapping"),
      Refused(text: head + "repositories: x", kind: .organization, stage: .parse, place: "x", message: "takes a list of texts"),
      Refused(text: head + "repositories: [[a]]", kind: .organization, stage: .parse, place: "[a]", message: "takes a list of texts"),
      Refused(text: "subject: {a: b}\nissuer: x", stage: .parse, place: "{a: b}", message: "found a mapping"),
      Refused(text: "[a]", stage: .parse, place: "[a]", message: "the file` takes a mapping, found a list"),
      Refused(text: "word", stage: .parse, place: "word", message: "found text"),
      Refused(text: head + "subject: t", stage: .parse, place: "subject", message: "given twice", help: "keep one"),
      Refused(text: head + "claim_pattern: {~: x}", stage: .parse, place: "~", message: "null cannot be a key", help: "quotes"),
      Refused(text: head + "claim_pattern: {18446744073709551615: x}", stage: .parse, place: "18446744073709551615", message: "2^63"),
      Refused(text: head + "x: .nan", stage: .parse, place: ".nan", message: "cannot store"),
      Refused(text: head + "a: \"\\[\"", stage: .parse, place: "\\[", message: "is no escape"),
      Refused(text: "", stage: .compile, place: "", message: "neither `issuer` nor `issuer_pattern`", help: "exactly one"),
      Refused(text: "issuer: x", stage: .compile, place: "", message: "neither `subject`"),
      Refused(
        text: "issuer: x\nissuer_pattern: y\nsubject: z", stage: .compile, place: "issuer_pattern", message: "both `issuer`",
        help: "keep one"),
      Refused(text: "subject_pattern: y\nissuer: x\nsubject: z", stage: .compile, place: "subject", message: "both `subject`"),
      Refused(text: head + "audience: x\naudience_pattern: y", stage: .compile, place: "audience_pattern", message: "both `audience`"),
      Refused(text: "issuer: x\nsubject_pattern: a(b", stage: .compile, place: "a(b", message: "`subject_pattern` is no valid pattern"),
      Refused(
        text: head + "claim_pattern: {ref: '[z-a]'}", stage: .compile, place: "'[z-a]'", message: "`claim_pattern.ref` is no valid pattern"),
    ])
  func refusals(_ row: Refused) throws {
    let file = Self.read(row.text, row.kind)
    let problem = try #require(file.problems.first)
    #expect(file.policy == nil)
    #expect(file.stage == row.stage)
    #expect((file.stored == nil) == (row.stage == .parse))
    #expect(file.source.text(problem.span) == row.place)
    #expect(problem.description.contains(row.message), "\(problem.description)")
    #expect((problem.help ?? "").contains(row.help), "\(problem.help ?? "")")
  }

  @Test("what is wrong after the first problem is found too, in the service's order")
  func allProblemsAreFound() {
    let file = Self.read("foo: x\nissuer: a\nsubject_pattern: a(b\npermissions: {pull-requests: read}\n")
    #expect(file.problems.map(\.stage) == [.parse, .parse, .compile])
    #expect(file.stage == .parse)
  }

  @Test(
    "a claim named like a text field is text also in an organization policy",
    arguments: ["claim_pattern: {subject: 21}", "claim_pattern: {Issuer_Pattern: yes}", "repositories: [1]"])
  func organizationExceptions(_ text: String) {
    #expect(Self.read(Self.head + text, .organization).policy != nil)
  }

  @Test("a policy that compiles holds what it asks for")
  func compiled() throws {
    let text = "issuer: i\nsubject_pattern: s|t\naudience: a\nclaim_pattern: {ref: main, x: null}\npermissions: {contents: read}\n"
    let policy = try #require(Self.read(text).policy)
    #expect(policy.issuer.value.written == "i")
    #expect(!policy.issuer.value.isPattern)
    #expect(policy.issuer.value.matches("i"))
    #expect(!policy.issuer.value.matches("I"))
    #expect(policy.subject.value.isPattern)
    #expect(policy.subject.value.matches("sx") && policy.subject.value.matches("xt") && !policy.subject.value.matches("x"))
    #expect(policy.audience?.value.written == "a")
    #expect(policy.claims.map(\.value.claim) == ["ref", "x"])
    #expect(policy.claims[1].value.match.matches("") && !policy.claims[1].value.match.matches("y"))
    #expect(policy.permissions == [Permission(name: "contents", level: "read")])
    #expect(policy.repositories == nil)
  }

  @Test("texts are compared byte for byte, not as Swift compares them")
  func bytesCount() {
    #expect(!StringMatch.exact("e\u{301}").matches("é"))
    #expect(!StringMatch.exact("K").matches("\u{212A}"))
  }
}
