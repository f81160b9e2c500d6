import Testing

@testable import PolicyTest

@Suite struct AlternativesTests {
  struct Case: Sendable {
    var pattern: String
    var branches: [String]
    var alone: [String]
  }

  static let cases: [Case] = [
    Case(pattern: "abc", branches: [], alone: []),
    Case(pattern: "x(a|b)y", branches: ["a", "b"], alone: ["^x(a)y$", "^x(b)y$"]),
    Case(pattern: "a|b", branches: ["^a", "b$"], alone: ["^a", "b$"]),
    Case(pattern: "(?:a|(b|c))", branches: ["b", "c", "a", "(b|c)"], alone: ["^(?:a|(b))$", "^(?:a|(c))$", "^(?:a)$", "^(?:(b|c))$"]),
    Case(pattern: "(?P<n>a|b)", branches: ["a", "b"], alone: ["^(?P<n>a)$", "^(?P<n>b)$"]),
    Case(pattern: "(?i)(a|b)", branches: ["a", "b"], alone: ["^(?i)(a)$", "^(?i)(b)$"]),
    Case(pattern: #"[|(]\|\Q|(\E(a|)"#, branches: ["a", ""], alone: [#"^[|(]\|\Q|(\E(a)$"#, #"^[|(]\|\Q|(\E()$"#]),
    Case(pattern: "[]|](a|b)[[:alpha:]|]", branches: ["a", "b"], alone: ["^[]|](a)[[:alpha:]|]$", "^[]|](b)[[:alpha:]|]$"]),
  ]

  @Test("each alternative is found, with the pattern in which it stands alone", arguments: cases)
  func finds(_ row: Case) {
    let branches = Alternatives(row.pattern).branches
    #expect(branches.map(\.text) == row.branches)
    #expect(branches.map(\.alone) == row.alone)
  }
}
