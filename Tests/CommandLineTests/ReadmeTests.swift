import Foundation
import Support
import Testing

/// The README's screens about the example repository show what the commands print; `RECORD=1` writes them.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let heading = "## On the example repository\n"

  @Test("each command of the example's screens prints what stands below it")
  func screens() throws {
    let file = Self.root.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: Self.heading)).upperBound
    let end = text.range(of: "\n## ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    var parts = text[start..<end].components(separatedBy: "```console\n")
    #expect(parts.count > 3)
    for i in parts.indices.dropFirst() {
      let close = try #require(parts[i].range(of: "```\n"))
      let screen = try Self.run(String(parts[i][..<close.lowerBound]))
      parts[i] = screen + parts[i][close.lowerBound...]
    }
    let wanted = parts.joined(separator: "```console\n")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try (text[..<start] + wanted + text[end...]).write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start..<end]) == wanted)
    }
  }

  /// The screen of a block's first line, which is a command after `$ `.
  private static func run(_ block: String) throws -> String {
    let line = try #require(block.split(separator: "\n").first)
    let command = try #require(line.hasPrefix("$ ") ? line.dropFirst(2) : nil)
    let script = "cd '\(root.path)' && octosts() { '\(Program("octosts").path)' \"$@\"; } && \(command)"
    return "\(line)\n" + (try Program(path: "/bin/sh").run(["-c", script]).everything)
  }
}
