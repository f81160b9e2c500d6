import Source
import Testing
import Usage

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
    let bytes = Array(example.source.utf8)
    let exchanges = exchanges(example)
    if let exchanges, let workflow = Linter().lint(exchanges, exchanges.judgements()).first(where: { $0.source.name == example.path }) {
      return workflow
    }
    return Linter().lint(candidate, bytes: bytes, in: example.surroundings, exchanges: exchanges)
  }

  /// The checkout of an example that is a workflow or has files beside it.
  static func exchanges(_ example: Example) -> Exchanges? {
    let files = example.beside.merging([example.path: example.source]) { first, _ in first }
    guard files.keys.contains(where: { $0.hasPrefix(".github/workflows/") }) else { return nil }
    let checkout = Workspace(
      repository: "acme/app", isNameExact: false, defaultBranch: "main", branches: example.branches,
      files: .init(
        read: { files[$0].map { Array($0.utf8) } },
        list: { folder in files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }.sorted() }))
    let workflows = files.filter { $0.key.hasPrefix(".github/workflows/") }.map { SourceText(name: $0.key, text: $0.value) }
    return Exchanges(checkout, workflows: workflows)
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
