import Foundation
import Testing

/// The files of `Tests/Fixtures`.
public enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  /// The path of a fixture.
  public static func path(_ name: String) -> String {
    folder.appending(path: name).path
  }

  public static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The lines of a fixture that are not empty.
  public static func lines(_ name: String) throws -> [String] {
    try text(name).split(separator: "\n").map(String.init)
  }
}

/// Compares a whole output with the file `Fixtures/snapshots/NAME`; `RECORD=1` in the environment writes it.
public func expectSnapshot(_ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = Fixtures.folder.appending(path: "snapshots").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let wanted = (try? String(contentsOf: file, encoding: .utf8)) ?? "there is no snapshot: run the tests with RECORD=1 and read it"
  #expect(text == wanted, "\(name)", sourceLocation: sourceLocation)
}
