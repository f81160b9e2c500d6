import Pattern
import Source
import Testing
import TrustPolicy

@testable import Lint

@Suite struct SafeFixTests {
  /// Examples of which some finding has a fix that leaves the meaning alone.
  static let cases = RuleTests.badCases.filter { test in
    RuleTests.lint(test.example).findings.contains { $0.fix?.changesMeaning == false }
  }

  @Test("what is fixed without a change of meaning lets in the same texts", arguments: cases)
  func sameMeaning(_ test: RuleTests.Case) throws {
    let kind = try #require(test.example.kind.policyKind)
    let before = SourceText(name: "x", text: test.example.source)
    let fixes = RuleTests.lint(test.example).findings.compactMap(\.fix).filter { !$0.changesMeaning }
    for fix in fixes {
      let after = SourceText(name: "x", bytes: Fixer.apply(fix.edits, to: before.bytes))
      let (old, new) = (PolicyFile(before, kind: kind), PolicyFile(after, kind: kind))
      #expect(old.stage == new.stage)
      guard let old = old.policy, let new = new.policy else { continue }
      try Self.expectSame(old.subject.value, new.subject.value)
      try Self.expectSame(old.issuer.value, new.issuer.value)
      #expect(old.claims.map(\.value.claim) == new.claims.map(\.value.claim))
      for (one, other) in zip(old.claims, new.claims) { try Self.expectSame(one.value.match, other.value.match) }
      #expect(old.permissions == new.permissions)
    }
  }

  @Test("patterns that blow automata up are told to be too complex, and end")
  func hostile() {
    let patterns = ["(a|b)*a(a|b){40}", "(.*a.{60}){3}", "((a?){30}){30}", "(x+x+)+y", "[\\\\p{L}]*q[\\\\p{L}]{50}", "(a{0,30}){0,30}b"]
    var text =
      "issuer: https://token.actions.githubusercontent.com\nsubject_pattern: '(.*a.{50})|b'\npermissions: {contents: write}\nclaim_pattern:\n"
    for (i, pattern) in patterns.enumerated() { text += "  c\(i): '\(pattern)'\n" }
    let result = Linter().lint(Candidate(path: "x.sts.yaml", absolutePath: "/x.sts.yaml", isOrganization: false), bytes: Array(text.utf8))
    #expect(result.findings.contains { $0.rule == "too-complex" })
  }

  private static func expectSame(_ one: StringMatch, _ other: StringMatch) throws {
    let (old, new) = (try language(one), try language(other))
    #expect(old == new, "\(one.written) and \(other.written)")
  }

  private static func language(_ match: StringMatch) throws -> Language {
    switch match {
    case .exact(let text): try Language(exactly: text)
    case .pattern(let pattern, _): try Language(matching: pattern)
    }
  }
}
