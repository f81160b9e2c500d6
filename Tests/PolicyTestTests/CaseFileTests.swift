import JSON
import Source
import Testing

@testable import PolicyTest

@Suite struct CaseFileTests {
  struct Case: Sendable {
    var text: String
    var place: String
    var message: String
    var help: String?
  }

  static let refused: [Case] = [
    Case(text: "case: []", place: "case", message: "a file of cases has no `case`", help: "did you mean `cases`?"),
    Case(
      text: "[]", place: "[]", message: "a file of cases is a mapping, expected one of `scope`, `identity`, `policy`, `cases` and so on"),
    Case(text: "identity: ci", place: "identity: ci", message: "no `cases`: expected a list of cases"),
    Case(text: "cases: {}", place: "{}", message: "`cases` is no list"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {evnt: push}, expect: allow}]", place: "evnt", message: "a run has no `evnt`",
      help: "did you mean `event`?"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {}, expect: alow}]", place: "alow",
      message: "`expect` is `alow`: expected `allow` or `deny`"),
    Case(
      text: "cases: [{name: a, run: {}, expect: deny}]", place: "{name: a, run: {}, expect: deny}",
      message: "the case says no policy: give `identity`, or `policy` for a file"),
    Case(
      text: "identity: ci\ncases: [{name: a, expect: deny}]", place: "{name: a, expect: deny}",
      message: "the case has neither `run` nor `claims`"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {}, expect: allow, fails: subject}]", place: "fails",
      message: "`fails` says which checks fail, and the case expects `allow`"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {}, expect: deny, permissions: {a: read}}]", place: "permissions",
      message: "`permissions` says what the token carries, and the case expects none"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {issuer: gitlb}, expect: deny}]", place: "gitlb", message: "unknown issuer `gitlb`",
      help: "did you mean `gitlab`?"),
    Case(
      text: "identity: ci\ncases: [{name: a, name: b, run: {}, expect: deny}]", place: "name", message: "`name` stands twice"),
    Case(
      text: "identity: ci\ncases:\n- {name: a, run: {}, expect: deny}\n- {name: a, run: {}, expect: deny}", place: "a",
      message: "another case is called `a`"),
    Case(
      text: "identity: ci\ncases: [{name: a, run: {}, claims: [x], expect: deny}]", place: "[x]", message: "`claims` is no mapping"),
    Case(
      text: "identity: ci\npolicy: x\ncases: [{name: a, policy: b, identity: c, run: {}, expect: deny}]", place: "policy",
      message: "`policy` and `identity` exclude each other"),
  ]

  @Test("what is not understood is said with its place, and no case of the file is run", arguments: refused)
  func refuses(_ row: Case) throws {
    let file = CaseFile(SourceText(name: "a.yaml", text: row.text))
    #expect(file.cases.isEmpty)
    let finding = try #require(file.findings.first)
    #expect(finding.message == row.message)
    #expect(finding.help == row.help || row.help == nil)
    #expect(file.source.text(finding.span) == row.place)
  }

  @Test("a file that is no YAML, and one that is hostile, is refused and not followed")
  func hostile() {
    for text in ["cases: [", "a: &a [*a]", "", "cases: [1, null, {}, [[]]]", "cases: \u{0}", "identity: {}\ncases: [{name: []}]"] {
      let file = CaseFile(SourceText(name: "a.yaml", text: text))
      #expect(file.cases.isEmpty && !file.findings.isEmpty)
    }
  }

  @Test("a case takes from the file what it does not say itself")
  func defaults() throws {
    let file = CaseFile(
      SourceText(
        name: "a.yaml",
        text: """
          scope: acme/app
          identity: ci
          cases:
            - {name: a, run: , expect: allow}
            - {name: b, scope: acme, policy: ../x.sts.yaml, claims: {iss: a, count: 5, is: true, x: null}, expect: deny, fails: [issuer]}
            - {name: c, claims: token.json, expect: deny}
          """))
    #expect(file.findings.isEmpty)
    #expect(file.cases.map(\.target) == [.identity("ci"), .file("../x.sts.yaml"), .identity("ci")])
    #expect(file.cases.map(\.isOrganization) == [false, true, false])
    #expect(try Outcome.claims(file.cases[0].evidence)?.first { $0.name == "repository" }?.value == "acme/app")
    #expect(try Outcome.claims(file.cases[1].evidence) == [.init("iss", "a"), .init("count", 5), .init("is", true)])
    #expect(try Outcome.claims(file.cases[2].evidence) == nil)
  }
}
