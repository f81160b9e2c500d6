import JSON
import Support
import Testing

@testable import conformance

/// Every case whose verdict was taken from the service itself.
@Suite struct ConformanceTests {
  static let files = ["compile", "check", "regex", "valid", "issuers", "exchange", "scope", "path"]
  /// The fields that make up a verdict; `reason` is counted apart.
  static let verdict = [
    "ok", "stage", "parsed", "allowed", "match", "valid", "mode", "allows", "lookup", "mint", "owner", "repo", "org_policy",
    "repositories", "path", "validated", "as",
  ]

  @Test("the verdicts and reasons are the service's", arguments: files)
  func verdictsAgree(_ name: String) throws {
    var cases = 0
    var otherReasons: [String] = []
    for line in try Fixtures.lines("conformance/\(name).jsonl") {
      let operands = try JSONValue(parsing: line)
      let expected = try #require(operands["expect"])
      let answer = Case(operands).answer()
      cases += 1
      // Upstream these are decided by chance or by the release of Go.
      if expected["nondeterministic"] != nil || expected["go_release_dependent"] != nil { continue }
      for field in Self.verdict where expected[field] != nil {
        #expect(sorted(answer[field]) == sorted(expected[field]), "\(operands["id"]?.string ?? ""): \(field)")
      }
      if expected["reason"]?.string != answer["reason"]?.string { otherReasons.append(operands["id"]?.string ?? "") }
    }
    #expect(cases > 0)
    #expect(otherReasons.count * 50 <= cases, "\(otherReasons)")
  }

  /// Members in the order of their names, which JSON leaves open; null and nothing are one.
  private func sorted(_ value: JSONValue?) -> JSONValue {
    switch value {
    case .object(let members):
      .object(members.map { .init($0.name, sorted($0.value)) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    case .array(let elements): .array(elements.map(sorted))
    case let value?: value
    case nil: .null
    }
  }
}
