import JSON
import Lint
import Support
import Testing
import TrustPolicy

@testable import Report

@Suite struct PolicySchemaTests {
  @Test("each schema is as recorded", arguments: SchemaKind.allCases)
  func snapshot(_ kind: SchemaKind) throws {
    try expectSnapshot("schema-\(kind.rawValue).json", kind.text)
  }

  @Test("a policy's schema knows the permissions that the service reads, with their levels")
  func permissions() throws {
    let schema = try JSONValue(parsing: SchemaKind.policy.text)
    let names = try #require(schema["properties"]?["permissions"]?["properties"]?.members).map(\.name)
    #expect(names == PermissionCatalog.all.filter(\.isReadByService).map(\.name))
    #expect(schema["properties"]?["repositories"] == nil)
  }
}
