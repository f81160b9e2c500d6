import Source
import Testing

@testable import Lint

@Suite struct RuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: Rule
    var example: Example
    var testDescription: String { "\(rule.id): \(example.text)" }
  }

  static let badCases = Rule.all.flatMap { rule in rule.bad.map { Case(rule: rule, example: $0) } }
  static let goodCases = Rule.all.flatMap { rule in rule.good.map { Case(rule: rule, example: $0) } }

  static func lint(_ example: Example) -> FileResult {
    let root = example.kind == .policy ? "/w/app/" : "/w/.github/"
    let candidate = Candidate(path: example.path, absolutePath: root + example.path, isOrganization: example.kind == .organizationPolicy)
    return Linter().lint(candidate, bytes: Array(example.source.utf8), in: example.surroundings)
  }

  @Test("a rule finds its bad examples, exactly where they are marked", arguments: badCases)
  func bad(_ test: Case) {
    let found = Self.lint(test.example).findings.filter { $0.rule == test.rule.id }.map(\.span)
    #expect(found == test.example.marks.map { Span($0.start + test.example.offset, $0.end + test.example.offset) })
  }

  @Test("a rule says nothing of its good examples, and the service takes them", arguments: goodCases)
  func good(_ test: Case) {
    let result = Self.lint(test.example)
    #expect(result.findings.filter { $0.rule == test.rule.id } == [])
    #expect(result.isAccepted)
  }

  @Test("ids are kebab-case and unique, and every rule has three examples of each kind")
  func list() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(rule.bad.count >= 3 && rule.good.count >= 3, "\(rule.id)")
    }
  }
}
