import Lint
import Support
import Testing

@testable import Report

@Suite struct RuleManualTests {
  @Test("the manual in docs is what the rules say")
  func document() throws {
    try expectSnapshot("../../../docs/rules.md", RuleManual.document)
  }

  @Test("every rule is in the list")
  func list() {
    #expect(RuleManual.list.split(separator: "\n").count == Rule.all.count)
  }
}
