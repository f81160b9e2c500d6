import Foundation
import Testing

/// `action.yml` and the program agree: nothing checks that until a workflow runs.
@Suite struct ActionFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The keys of a section of `action.yml`, which is written in blocks of two blanks.
  private static func keys(_ section: String) throws -> Set<String> {
    var keys: Set<String> = []
    var isInside = false
    for line in try text("action.yml").split(separator: "\n") {
      if !line.hasPrefix(" ") { isInside = line == "\(section):" }
      if isInside, let match = line.wholeMatch(of: #/  ([a-z-]+):/#) { keys.insert(String(match.1)) }
    }
    return keys
  }

  @Test("every input that the action reads is declared, and none is declared that it does not read")
  func inputs() throws {
    let source = try Self.text("Sources/octosts/Action/ActionInputs.swift")
    let read = source.matches(of: /inputs(?:\[|\.number\(|\.flag\()"([a-z-]+)"/).map { String($0.1) }
    #expect(try Self.keys("inputs") == Set(read))
  }

  @Test("the outputs are those that are documented")
  func outputs() throws {
    #expect(try Self.keys("outputs") == ["token", "expires-at", "token-hash"])
  }

  @Test("the two entry points are the two names in the image")
  func entryPoints() throws {
    let action = try Self.text("action.yml")
    #expect(action.contains("\n  entrypoint: /octosts\n"))
    #expect(action.contains("\n  post-entrypoint: /octosts-post\n"))
    #expect(try Self.text("Dockerfile").contains("ln -s octosts /image/octosts-post"))
  }
}
