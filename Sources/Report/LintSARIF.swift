import JSON
import Lint
import Settings
import Source

extension LintReport {
  /// Where the rules are explained to people.
  private static let manual = "https://github.com/octosts/octosts/blob/main/docs/rules.md"
  /// The base of all paths, which code scanning takes for the root of the repository.
  private static let root = "%SRCROOT%"

  /// A log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0) with one run.
  func sarif(_ tool: Presentation.Tool) -> JSONValue {
    var driver: [JSONValue.Member] = [.init("name", "octosts"), .init("informationUri", "https://github.com/octosts/octosts")]
    if let version = tool.version { driver.append(.init("semanticVersion", .string(version))) }
    driver.append(.init("rules", .array(Rule.all.map(Self.sarif))))
    return [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": .object(driver)],
          // What stands before the last slash is the category under which code scanning keeps the results.
          "automationDetails": ["id": "octosts-lint/"],
          "invocations": [invocation],
          "originalUriBaseIds": [Self.root: ["description": ["text": "The root of the checkout."]]],
          "columnKind": "unicodeCodePoints",
          "results": .array(files.flatMap(sarif)),
        ]
      ],
    ]
  }

  /// How the run went: whether everything was looked at, and if not, why.
  private var invocation: JSONValue {
    var configuration: [JSONValue] = []
    var execution: [JSONValue] = []
    for obstacle in obstacles {
      switch obstacle {
      case .file(let text), .nothing(let text): execution.append(["level": "error", "message": ["text": .string(text)]])
      case .settings(let file):
        let lines = file.source.lines
        configuration += file.findings.map { finding in
          [
            "level": "error", "message": ["text": .string(Self.message(finding))],
            "locations": [["physicalLocation": location(file.source, finding.span, lines)]],
          ]
        }
      }
    }
    return [
      "executionSuccessful": .bool(obstacles.isEmpty), "toolConfigurationNotifications": .array(configuration),
      "toolExecutionNotifications": .array(execution),
    ]
  }

  private static func sarif(_ rule: Rule) -> JSONValue {
    [
      "id": .string(rule.id),
      "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.rationale)],
      "help": ["text": .string(rule.rationale), "markdown": .string(RuleManual.page(rule))],
      "helpUri": .string("\(manual)#\(rule.id)"),
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  private func sarif(_ file: FileResult) -> [JSONValue] {
    let lines = file.source.lines
    var seen: [String: Int] = [:]
    return file.findings.map { finding in
      // The same finding keeps its fingerprint when lines move: the rule, the text of the line, and which one of these it is.
      let line = file.source.text(lines.line(lines.place(finding.span.start).line))
      let basis = finding.rule + "\n" + line.filter { $0 != " " }
      let index = seen[basis, default: 0]
      seen[basis] = index + 1
      var result: [JSONValue.Member] = [
        .init("ruleId", .string(finding.rule)),
        .init("level", .string(finding.severity.rawValue)),
        .init("message", ["text": .string(Self.message(finding))]),
        .init("locations", [["physicalLocation": location(file.source, finding.span, lines)]]),
        .init("partialFingerprints", ["octosts/v1": .string(Fingerprint.of(basis + "\n\(index)"))]),
      ]
      if let index = Rule.all.firstIndex(where: { $0.id == finding.rule }) { result.append(.init("ruleIndex", .number(index))) }
      if let fix = finding.fix { result.append(.init("fixes", [sarif(fix, file, lines)])) }
      return .object(result)
    }
  }

  private static func message(_ finding: Finding) -> String {
    [finding.message, finding.witness.map(sentence), finding.help].compactMap { $0 }.joined(separator: "; ")
  }

  private func artifact(_ source: SourceText) -> JSONValue {
    let path = place(source.name)
    if path.hasPrefix("/") { return ["uri": .string("file://" + PercentEncoded.path(path))] }
    return ["uri": .string(PercentEncoded.path(path)), "uriBaseId": .string(Self.root)]
  }

  private func location(_ source: SourceText, _ span: Span, _ lines: LineMap) -> JSONValue {
    ["artifactLocation": artifact(source), "region": Self.region(span, lines)]
  }

  private static func region(_ span: Span, _ lines: LineMap) -> JSONValue {
    let (start, end) = (lines.place(span.start), lines.place(span.end))
    return [
      "startLine": .number(start.line), "startColumn": .number(start.column), "endLine": .number(end.line),
      "endColumn": .number(end.column),
    ]
  }

  private func sarif(_ fix: FixIt, _ file: FileResult, _ lines: LineMap) -> JSONValue {
    let replacements = fix.edits.map { edit -> JSONValue in
      ["deletedRegion": Self.region(edit.span, lines), "insertedContent": ["text": .string(edit.text)]]
    }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": [["artifactLocation": artifact(file.source), "replacements": .array(replacements)]],
    ]
  }
}

/// A name for a text that stays the same from run to run: 64-bit FNV-1a, which is for telling apart, not for keeping out.
private enum Fingerprint {
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

/// A path as a URI reference (RFC 3986, section 3.3).
private enum PercentEncoded {
  private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)

  static func path(_ path: String) -> String {
    path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
