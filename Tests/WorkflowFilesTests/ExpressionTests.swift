import Pattern
import Testing

@testable import WorkflowFiles

@Suite struct ExpressionTests {
  static var contexts: Contexts {
    var contexts = Contexts()
    contexts.set("github.repository", .text("acme/app"))
    contexts.set("github.event_name", .text("push"))
    contexts.set("github.ref", .part(.ref, after: ""))
    contexts.set("github.ref_name", .part(.ref, after: "refs/heads/"))
    contexts.set("matrix.n", .known(.number(2)))
    contexts.close("matrix")
    return contexts
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Nil for what only the run tells.
    var value: String?
    init(_ text: String, _ value: String?) { (self.text, self.value) = (text, value) }
    var testDescription: String { text }
  }

  static let cases = [
    Case("plain", "plain"), Case("", ""), Case("a${{ 'b' }}c", "abc"), Case("${{ 'it''s' }}", "it's"), Case("${{ '}}' }}", "}}"),
    Case("${{ github.repository }}", "acme/app"), Case("${{ GITHUB['Repository'] }}", "acme/app"),
    Case("${{ format('{0}-{1}{{}}', github.repository, matrix.n) }}", "acme/app-2{}"), Case("${{ matrix.none }}", ""),
    Case("${{ github.event_name == 'PUSH' && 'yes' || 'no' }}", "yes"), Case("${{ !(1 == 1) || 'x' }}", "x"),
    Case("${{ null || false || 'last' }}", "last"), Case("${{ contains('Hello', 'ELL') }}", "true"), Case("${{ 0x1F }}", "31"),
    Case("${{ startsWith(github.repository, 'acme/') && !endsWith(github.repository, 'x') }}", "true"),
    Case("${{ true == 1 }}", "true"), Case("${{ '' == 0 }}", "true"), Case("${{ 'a' == 0 }}", "false"),
    Case("${{ vars.SCOPE }}", nil), Case("${{ github.ref }}x", nil), Case("${{ fromJSON('1') }}", nil), Case("${{ github.* }}", nil),
    Case("${{ steps.a.outputs.b || 'x' }}", nil), Case("${{ 1 < 2 }}", nil), Case("${{ no such }}", nil), Case("${{ 'open", "${{ 'open"),
  ]

  @Test("a text with expressions is worked out as far as it can be", arguments: cases)
  func evaluate(_ test: Case) {
    let branches = Self.contexts.evaluate(Template(test.text))
    let texts = branches.map { if case .known(let literal) = $0.value { literal.text } else { nil } as String? }
    #expect(texts == [test.value])
  }

  @Test("a choice by the ref gives both texts, each with its runs")
  func choice() throws {
    let branches = Self.contexts.evaluate(Template("${{ github.ref_name == 'main' && 'prod' || 'test' }}"))
    #expect(branches.map(\.value) == [.text("prod"), .text("test")])
    let main = try #require(branches.first?.filter.languages[.ref])
    #expect(main.onlyText == "refs/heads/main")
    #expect(branches.last?.filter.languages[.ref] == main.complement)
  }

  struct ConditionCase: Sendable, CustomTestStringConvertible {
    var text: String
    var admits: [String]
    var refuses: [String]
    var isExact: Bool
    var testDescription: String { text }
  }

  static let conditions = [
    ConditionCase(text: "github.ref == 'refs/heads/main'", admits: ["refs/heads/main"], refuses: ["refs/heads/dev"], isExact: true),
    ConditionCase(text: "${{ github.ref_name != 'main' }}", admits: ["refs/heads/dev"], refuses: ["refs/heads/main"], isExact: true),
    ConditionCase(text: "startsWith(github.ref, 'refs/tags/')", admits: ["refs/tags/v1"], refuses: ["refs/heads/main"], isExact: true),
    ConditionCase(
      text: "github.ref == 'refs/heads/a' || endsWith(github.ref, '/b')", admits: ["refs/heads/a", "refs/heads/b"],
      refuses: ["refs/heads/c"], isExact: true),
    ConditionCase(text: "success() && github.ref == 'refs/heads/a'", admits: ["refs/heads/a"], refuses: ["refs/heads/b"], isExact: false),
    ConditionCase(
      text: "!(always() && github.ref == 'refs/heads/a')", admits: ["refs/heads/a", "refs/heads/b"], refuses: [], isExact: false),
    ConditionCase(text: "github.event_name == 'push'", admits: ["refs/heads/a"], refuses: [], isExact: true),
    ConditionCase(text: "github.event_name == 'schedule'", admits: [], refuses: ["refs/heads/a"], isExact: true),
    ConditionCase(text: "always() ${{ false }}", admits: ["refs/heads/a"], refuses: [], isExact: false),
    ConditionCase(text: "contains(github.ref, 'heads/rel')", admits: ["refs/heads/release"], refuses: ["refs/heads/main"], isExact: true),
  ]

  @Test("a condition lets through the runs in which it holds, and more where it is not understood", arguments: conditions)
  func condition(_ test: ConditionCase) throws {
    let filter = Self.contexts.filter(try #require(Template.condition(test.text)))
    #expect(filter.isExact == test.isExact)
    let language = filter.isNever ? .none : filter.languages[.ref] ?? .all
    for ref in test.admits { #expect(language.contains(ref), "\(ref)") }
    for ref in test.refuses { #expect(!language.contains(ref), "\(ref)") }
  }

  @Test(
    "what is deep or long ends",
    arguments: [
      String(repeating: "(", count: 10_000), String(repeating: "!", count: 10_000) + "a", String(repeating: "a||", count: 7_000) + "a",
      String(repeating: "a[", count: 10_000), String(repeating: "f(", count: 5_000),
    ])
  func hostile(_ text: String) {
    #expect(ExpressionParser.parse(Substring(text)) == nil)
  }

  @Test("a value of many branches does not double the work with every operator")
  func doubling() {
    var contexts = Self.contexts
    contexts.set("env.x", contexts.evaluate(Template("${{ github.ref == 'a' && '' || '' }}")))
    let text = String(repeating: "env.x || (", count: 40) + "'end'" + String(repeating: ")", count: 40)
    #expect(contexts.evaluate(Template("${{ \(text) }}")).allSatisfy { $0.value == .text("end") })
  }
}
