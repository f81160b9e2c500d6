import Testing

@testable import TrustPolicy

@Suite struct CatalogTests {
  @Test("the service reads 75 names")
  func count() {
    #expect(PermissionCatalog.all.count { $0.isReadByService } == 75)
    #expect(PermissionCatalog["contents"]?.levels == [.read, .write])
    #expect(PermissionCatalog["Contents"] == nil)
    #expect(PermissionCatalog.all.map(\.name) == PermissionCatalog.all.map(\.name).sorted())
  }

  @Test(
    "a name that was meant is found",
    arguments: [
      ("pull-requests", "pull_requests"), ("pull_request", "pull_requests"), ("content", "contents"), ("contnets", "contents"),
      ("securty_events", "security_events"), ("id-token", nil), ("zzzzzz", nil), ("Issue", "issues"), ("variables", "actions_variables"),
    ] as [(String, String?)])
  func suggestions(_ name: String, _ suggestion: String?) {
    #expect(PermissionCatalog.suggestion(for: name) == suggestion)
  }

  @Test("every suggestion is a name that the service reads, or says which of two")
  func suggestionsAreReal() {
    for case (_, let name?) in PermissionCatalog.misspellings {
      for part in name.split(separator: " or ") { #expect(PermissionCatalog[String(part)]?.isReadByService == true, "\(part)") }
    }
  }

  @Test("distance counts a swap as one", arguments: [("ab", "ba", 1), ("abc", "abc", 0), ("", "abc", 3), ("kitten", "sitting", 3)])
  func distances(_ a: String, _ b: String, _ distance: Int) {
    #expect(Spelling.distance(Array(a.utf8), Array(b.utf8)) == distance)
  }

  @Test(
    "field names fold as in Go",
    arguments: [
      ("ISSUES", "issues"), ("iſſues", "issues"), ("chec\u{212A}s", "checks"), ("issues ", nil), ("ıssues", nil), ("", nil),
    ] as [(String, String?)])
  func folding(_ key: String, _ name: String?) {
    #expect(FieldNames(["issues", "checks"]).match(key) == name)
  }
}
