import JSON
import Lint
import Settings
import Source
import TrustPolicy

extension LintReport {
  /// For programs.
  var json: JSONValue {
    ["version": 1, "files": .array(files.map(Self.json)), "obstacles": .array(obstacles.map(Self.json))]
  }

  private static func json(_ obstacle: LintObstacle) -> JSONValue {
    var members: [JSONValue.Member] = [.init("message", .string(obstacle.sentence))]
    if case .settings(let file) = obstacle {
      members.append(.init("path", .string(file.source.name)))
      members.append(.init("findings", json(file.findings, file.source)))
    }
    return .object(members)
  }

  private static func json(_ file: FileResult) -> JSONValue {
    return [
      "path": .string(file.source.name),
      "kind": .string(file.kind?.rawValue ?? "workflow"),
      "verdict": .string(file.isAccepted ? "accepted" : "rejected"),
      "stage": .string(file.stage.rawValue),
      "findings": json(file.findings, file.source),
    ]
  }

  private static func json(_ findings: [Finding], _ source: SourceText) -> JSONValue {
    let lines = source.lines
    return .array(
      findings.map { finding in
        [
          "rule": .string(finding.rule),
          "severity": .string(finding.severity.rawValue),
          "message": .string(finding.message),
          "span": .span(finding.span, lines),
          "help": finding.help.map { .string($0) } ?? .null,
          "witness": finding.witness.map(json) ?? .null,
          "fix": finding.fix.map { json($0, lines) } ?? .null,
        ]
      })
  }

  private static func json(_ witness: Witness) -> JSONValue {
    [
      "admitted": .bool(witness.isAdmitted),
      "claims": .array(witness.claims.map { ["name": .string($0.name), "value": .string($0.text)] }),
    ]
  }

  private static func json(_ fix: FixIt, _ lines: LineMap) -> JSONValue {
    [
      "title": .string(fix.title),
      "changes_meaning": .bool(fix.changesMeaning),
      "edits": .array(fix.edits.map { ["span": .span($0.span, lines), "text": .string($0.text)] }),
    ]
  }
}

extension JSONValue {
  /// Both ends of a span, as line and column from 1 and UTF-8 offset from 0.
  static func span(_ span: Span, _ lines: LineMap) -> JSONValue {
    func end(_ offset: Int) -> JSONValue {
      let place = lines.place(offset)
      return ["line": .number(place.line), "column": .number(place.column), "offset": .number(offset)]
    }
    return ["start": end(span.start), "end": end(span.end)]
  }
}
