import Foundation
import Testing

@testable import Pattern

/// RE2's own suites, which `Scripts/re2-suites` fetches; `RE2_SUITES` names the directory that holds them.
struct RE2SuiteTests {
  static let directory = ProcessInfo.processInfo.environment["RE2_SUITES"]

  @Test(
    "full matches and searches are those of RE2's suites", .enabled(if: directory != nil),
    arguments: ["re2-search.txt", "re2-exhaustive.txt"])
  func suite(file: String) throws {
    var suite = RE2Suite(text: try Data(contentsOf: URL(filePath: try #require(Self.directory)).appending(path: file)))
    suite.run()
    print("\(file): \(suite.patterns) patterns, \(suite.matches) matches, \(suite.skipped) skipped, \(suite.failures.count) failed")
    #expect(suite.patterns > 100)
    #expect(suite.failures.isEmpty, "\(suite.failures.prefix(20))")
  }
}

/// One suite: lists of texts, each with patterns and, a line a text, where RE2 matched in four ways.
struct RE2Suite {
  private let lines: [Substring.UTF8View]
  private(set) var patterns = 0
  private(set) var matches = 0
  private(set) var skipped = 0
  private(set) var failures: [String] = []

  init(text: Data) {
    lines = String(decoding: text, as: UTF8.self).utf8.split(separator: 10, omittingEmptySubsequences: true).map { Substring($0).utf8 }
  }

  mutating func run() {
    var texts: [[UInt8]] = []
    var readsTexts = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      switch line.first ?? 0 {
      case UInt8(ascii: "#"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "s"):
        texts = []
        readsTexts = true
      case UInt8(ascii: "r"): readsTexts = false
      default:
        if readsTexts {
          texts.append(Self.unquoted(line))
        } else {
          check(Self.unquoted(line), texts, lines[index..<index + texts.count])
          index += texts.count
        }
      }
    }
  }

  private mutating func check(_ pattern: [UInt8], _ texts: [[UInt8]], _ results: ArraySlice<Substring.UTF8View>) {
    patterns += 1
    let source = String(decoding: pattern, as: UTF8.self)
    guard let search = try? Pattern(source), let full = try? Pattern("\\A(?:\(source))\\z") else {
      // Go, and so this, has no `\C`.
      if source.contains("\\C") { skipped += 1 } else { failures.append("\(source) does not compile") }
      return
    }
    for (text, result) in zip(texts, results) {
      // RE2 finds `\B` between any two bytes, Go between characters only.
      if source.contains("\\B"), text.contains(where: { $0 >= 0x80 }) {
        skipped += 1
        continue
      }
      let columns = result.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      matches += 2
      for (pattern, column) in [(full, 0), (search, 1)] where pattern.matches(utf8: text) == columns[column].elementsEqual("-".utf8) {
        failures.append("\(pattern.source.debugDescription) on \(text): \(String(decoding: columns[column], as: UTF8.self))")
      }
    }
  }

  /// The bytes of a text in Go's double quotes.
  private static func unquoted(_ line: Substring.UTF8View) -> [UInt8] {
    let quoted = Array(line.dropFirst().dropLast())
    var out: [UInt8] = []
    var index = 0
    while index < quoted.count {
      guard quoted[index] == UInt8(ascii: "\\") else {
        out.append(quoted[index])
        index += 1
        continue
      }
      index += 2
      func hexadecimal(_ digits: Int) -> UInt32 {
        defer { index += digits }
        return UInt32(String(decoding: quoted[index..<index + digits], as: UTF8.self), radix: 16) ?? 0
      }
      switch quoted[index - 1] {
      case UInt8(ascii: "n"): out.append(10)
      case UInt8(ascii: "t"): out.append(9)
      case UInt8(ascii: "r"): out.append(13)
      case UInt8(ascii: "f"): out.append(12)
      case UInt8(ascii: "v"): out.append(11)
      case UInt8(ascii: "a"): out.append(7)
      case UInt8(ascii: "x"): out.append(UInt8(hexadecimal(2)))
      case UInt8(ascii: "u"): out += Unicode.Scalar(hexadecimal(4)).map { Array(String(Character($0)).utf8) } ?? []
      default: out.append(quoted[index - 1])
      }
    }
    return out
  }
}
