import Foundation
import Support
import Testing

@testable import octosts

@Suite struct WalkThroughTests {
  /// A piece of the walk-through: a file, or commands with what they print.
  private enum Block {
    case file(String)
    case console([(command: String, output: String)])
  }

  private static func blocks() throws -> [Block] {
    let readme = try Fixtures.text("../../README.md")
    let start = try #require(readme.firstRange(of: "\n### A pull request with three mistakes\n")).upperBound
    let section = readme[start...].prefix(upTo: readme[start...].firstRange(of: "\n## ")?.lowerBound ?? readme.endIndex)
    var blocks: [Block] = []
    for part in section.components(separatedBy: "```").enumerated() where part.offset % 2 == 1 {
      let lines = part.element.components(separatedBy: "\n")
      let body = lines.dropFirst().joined(separator: "\n")
      if lines.first == "yaml" { blocks.append(.file(body)) }
      if lines.first == "console" {
        blocks.append(
          .console(
            ("\n" + body).components(separatedBy: "\n$ ").dropFirst().map { text in
              let halves = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
              return (String(halves[0]), halves.count > 1 ? String(halves[1]) : "")
            }))
      }
    }
    return blocks
  }

  /// Without times and blank ends.
  private static func comparable(_ text: String) -> String {
    text.replacing(#/ in [0-9.]+ m?s$/#.anchorsMatchLineEndings(), with: "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("what the README shows of a pull request with three mistakes is what the program prints")
  func walkThrough() throws {
    let folder = try LintCommandTests.checkout([".git/HEAD": "", ".github/chainguard/release.sts.yaml": ""])
    var commands = 0
    for block in try Self.blocks() {
      switch block {
      case .file(let text): try folder.write(text, to: ".github/chainguard/release.sts.yaml")
      case .console(let runs):
        for (command, output) in runs {
          commands += 1
          #expect(command.hasPrefix("octosts "))
          let result = try LintCommandTests.shell("$0 " + command.dropFirst("octosts ".count), in: folder)
          #expect(Self.comparable(String(decoding: result.out + result.err, as: UTF8.self)) == Self.comparable(output), "\(command)")
        }
      }
    }
    #expect(commands == 3)
  }
}
