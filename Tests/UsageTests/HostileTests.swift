import Testing

@testable import Usage

@Suite struct HostileTests {
  private static let policy = "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:ref:refs/heads/main\n"
  private static let ask = "steps: [{uses: octosts/octosts@v1, with: {identity: p}}]"

  static let workflows: [(String, [String: String])] = [
    ("a workflow that calls itself", ["w.yml": "on: [push, workflow_call]\njobs: {a: {uses: ./.github/workflows/w.yml}, b: {\(ask)}}"]),
    (
      "workflows that call each other twice",
      Dictionary(
        uniqueKeysWithValues: (0..<9).map { n in
          let calls = "a: {uses: ./.github/workflows/w\(n + 1).yml}, b: {uses: ./.github/workflows/w\(n + 1).yml}"
          return ("w\(n).yml", "on: [push, workflow_call]\njobs: {\(calls), c: {\(ask.replacing("p}", with: "q}"))}}")
        })
    ),
    (
      "a matrix of all that there is",
      [
        "w.yml": "on: push\njobs:\n  a:\n    strategy:\n      matrix:\n"
          + (0..<100).map { "        k\($0): [\((0..<100).map(String.init).joined(separator: ","))]\n" }.joined() + "    \(ask)"
      ]
    ),
    ("a list that holds itself", ["w.yml": "on: push\njobs: &a\n  a: {steps: &s [*s, {uses: octosts/octosts@v1, with: *a}], env: *a}\n"]),
    ("mappings that hold themselves", ["w.yml": "on: &a {push: *a}\njobs: &j {a: *j, b: {strategy: {matrix: *j}, env: *j, steps: *j}}"]),
    (
      "conditions without end",
      [
        "w.yml": "on: push\njobs:\n"
          + (0..<40).map {
            "  j\($0):\n    if: \((0..<60).map { "contains(github.ref, 'x\($0)y')" }.joined(separator: " || "))\n    \(ask)\n"
          }.joined()
      ]
    ),
    (
      "a filter that is large",
      ["w.yml": "on: {push: {branches: [\((0..<2000).map { "'**a\($0)*b**'" }.joined(separator: ","))]}}\njobs: {a: {\(ask)}}"]
    ),
    ("a glob that blows up", ["w.yml": "on: {push: {branches: ['**a\(String(repeating: "[ab]", count: 200))']}}\njobs: {a: {\(ask)}}"]),
    (
      "many choices",
      ["w.yml": "on:\n  workflow_dispatch:\n    inputs:\n\((0..<40).map { "      i\($0): {type: boolean}\n" }.joined())jobs: {a: {\(ask)}}"]
    ),
    (
      "texts of many values",
      [
        "w.yml":
          "on: push\nenv: {\((0..<40).map { "e\($0): \"${{ github.ref == '\($0)' && 'a' || 'b' }}\"" }.joined(separator: ", "))}\njobs: {a: {steps: [{uses: octosts/octosts@v1, with: {identity: \"\((0..<40).map { "${{ env.e\($0) }}" }.joined())\"}}]}}"
      ]
    ),
    ("everything of the wrong kind", ["w.yml": "on: {push: [[]], schedule: {branches: {}}}\njobs: [1]\npermissions: [a]\nenv: 3"]),
    ("no mapping at all", ["w.yml": "[]", "x.yml": "", "y.yml": "on: \njobs:\n  a:\n    steps:\n      - \n      - []"]),
  ]

  @Test("what is made to have no end has one, and nothing falls over", .timeLimit(.minutes(5)), arguments: workflows.indices)
  func ends(_ index: Int) {
    var files = [".github/chainguard/p.sts.yaml": Self.policy]
    for (name, text) in Self.workflows[index].1 { files[".github/workflows/" + name] = text }
    let (checkout, usage) = Checkouts.memory(files)
    #expect(usage.judgements(in: checkout).count <= 10_000)
    #expect(Checkouts.findings(checkout, usage).count <= files.count)
  }
}
