import JSON
import Lint
import Source
import Support
import Testing

@testable import Report

@Suite struct LintFormatTests {
  static let report = LintReportTests.lint([
    (
      "app/.github/chainguard/a b.sts.yaml",
      "issuer: https://token.actions.githubusercontent.com\nsubject_pattern: é|b\npermissions: {contents: write}\n"
    ),
    ("app/.github/chainguard/c.sts.yaml", "issuer: https://a.example.com\nsubject: d\n\"r%0A::error::,=\": x\n"),
  ])

  @Test("the log for code scanning holds rules, places, fixes and fingerprints")
  func sarif() throws {
    try expectSnapshot("lint.sarif", Self.report.text(.sarif))
  }

  @Test("every result of the log names a rule by its place in the list, and has a region from 1 on")
  func sarifIndices() throws {
    let run = try #require(try JSONValue(parsing: Self.report.text(.sarif))["runs"]?.array?.first)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
    let results = try #require(run["results"]?.array)
    #expect(results.count == Self.report.files.reduce(0) { $0 + $1.findings.count })
    for result in results {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index]["id"] == result["ruleId"])
      let region = result["locations"]?.array?.first?["physicalLocation"]?["region"]
      #expect(try #require(region?["startLine"]?.integer) >= 1 && #require(region?["startColumn"]?.integer) >= 1)
    }
  }

  @Test("the runner reads each finding back from its annotation")
  func github() throws {
    try expectSnapshot("lint.github", Self.report.text(.github))
    let lines = Self.report.text(.github).split(separator: "\n").map(String.init).filter { $0.hasPrefix("::") }
    let findings = Self.report.files.flatMap { file in file.findings.map { (file, $0) } }
    #expect(lines.count == findings.count)
    for (file, finding) in findings {
      let place = file.source.lines.place(finding.span.start)
      let wanted = lines.contains { line in
        guard let (properties, data) = Self.parse(line) else { return false }
        return properties["title"] == finding.rule && properties["file"] == file.source.name && properties["line"] == "\(place.line)"
          && data.hasPrefix(finding.message)
      }
      #expect(wanted, "\(finding)")
    }
  }

  @Test("what is beyond the runner's limits is told as text")
  func limits() {
    let many = LintReportTests.lint([("x.sts.yaml", "issuer: a\nsubject: b\n" + (0..<15).map { "x\($0): y\n" }.joined())]).text(.github)
    let lines = many.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.contains("error[unknown-field]") } + lines.count { $0.contains("title=unknown-field") } == 15)
  }

  @Test(
    "a difference is a patch",
    arguments: [
      ("a\nb\nc\n", "a\nX\nc\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+X\n c\n"),
      ("a", "b", "--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"),
      ("a\n", "a\n", ""),
    ])
  func difference(_ before: String, _ after: String, _ wanted: String) {
    #expect(Difference.unified("f", Array(before.utf8), Array(after.utf8)) == wanted)
  }

  /// As actions/runner's `ActionCommand.TryParseV2` reads a line.
  private static func parse(_ line: String) -> ([String: String], String)? {
    let rest = line.dropFirst(2)
    guard let end = rest.firstRange(of: "::"), let space = rest.firstIndex(of: " "), space < end.lowerBound else { return nil }
    var properties: [String: String] = [:]
    for pair in rest[rest.index(after: space)..<end.lowerBound].split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { properties[String(parts[0])] = unescape(String(parts[1])) }
    }
    return (properties, unescape(String(rest[end.upperBound...])))
  }

  private static func unescape(_ text: String) -> String {
    text.replacing("%3A", with: ":").replacing("%2C", with: ",").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
      .replacing("%25", with: "%")
  }
}
