import Foundation
import Testing

/// `action.yml` and the program agree: nothing checks that until a workflow runs.
@Suite struct ActionFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("the stages read inputs by the table alone, which `action.yml` is made from")
  func inputs() throws {
    let folder = Self.root.appending(path: "Sources/octosts/Action")
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let source = try String(contentsOf: file, encoding: .utf8)
      #expect(source.firstMatch(of: /inputs(?:\[|\.number\(|\.flag\()"/) == nil, "\(file.lastPathComponent)")
    }
  }

  @Test("the two entry points are the two names in the image")
  func entryPoints() throws {
    let action = try Self.text("action.yml")
    #expect(action.contains("\n  entrypoint: /octosts\n"))
    #expect(action.contains("\n  post-entrypoint: /octosts-post\n"))
    #expect(try Self.text("Dockerfile").contains("ln -s octosts /image/octosts-post"))
  }
}
