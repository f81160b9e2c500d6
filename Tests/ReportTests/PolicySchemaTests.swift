import JSON
import Lint
import Support
import Testing
import TrustPolicy

@testable import Report

@Suite struct PolicySchemaTests {
  @Test("each schema is as recorded", arguments: FileKind.allCases)
  func snapshot(_ kind: FileKind) throws {
    try expectSnapshot("schema-\(kind.rawValue).json", PolicySchema.text(kind))
  }

  @Test("a policy's schema knows the permissions that the service reads, with their levels")
  func permissions() throws {
    let schema = try JSONValue(parsing: PolicySchema.text(.policy))
    let names = try #require(schema["properties"]?["permissions"]?["properties"]?.members).map(\.name)
    #expect(names == PermissionCatalog.all.filter(\.isReadByService).map(\.name))
    #expect(schema["properties"]?["repositories"] == nil)
  }
}
