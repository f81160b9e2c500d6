import Lint
import Settings
import Source
import Workflow

extension LintReport {
  /// Of each severity the runner takes this many annotations of a step and drops the rest.
  private static let annotationLimit = 10

  /// For the runner: an annotation a finding, the gravest first; what is beyond the runner's limits is told as text.
  var annotations: String {
    var used: [Severity: Int] = [:]
    var out = ""
    for remark in obstacleRemarks + findingRemarks {
      let count = used[remark.finding.severity, default: 0]
      used[remark.finding.severity] = count + 1
      out += (count < Self.annotationLimit ? remark.command.text : remark.line) + "\n"
    }
    let left = [Severity.error, .warning, .note].compactMap { severity in
      let count = used[severity, default: 0] - Self.annotationLimit
      return count > 0 ? Self.words(count, severity.rawValue) : nil
    }
    if !left.isEmpty {
      out += "\(left.joined(separator: ", ")) told as text only: GitHub shows \(Self.annotationLimit) annotations of a kind for each step\n"
    }
    return out + summary() + "\n"
  }

  private var findingRemarks: [Remark] {
    let all = files.flatMap { file in
      let lines = file.source.lines
      return file.findings.map { Remark(finding: $0, path: place(file.source.name), lines: lines) }
    }
    // Of one severity the order stays that of the files.
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.finding.severity == severity } }
  }

  private var obstacleRemarks: [Remark] {
    obstacles.flatMap { obstacle in
      switch obstacle {
      case .file(let text), .nothing(let text):
        [Remark(finding: Finding(rule: "not looked at", message: text, span: Span(0, 0)), path: nil, lines: LineMap([]))]
      case .settings(let file):
        file.findings.map { Remark(finding: $0, path: place(file.source.name), lines: file.source.lines) }
      }
    }
  }
}

/// Something to say about a place, or about none.
private struct Remark {
  let finding: Finding
  /// From the root of the checkout.
  let path: String?
  let lines: LineMap

  /// The first and the last character.
  private var ends: (start: LineMap.Place, end: LineMap.Place) {
    (lines.place(finding.span.start), lines.place(max(finding.span.end - 1, finding.span.start)))
  }

  var command: Command {
    let (start, end) = ends
    let isOneLine = start.line == end.line
    let place =
      path.map { path in
        Command.Place(
          title: finding.rule, file: path, line: start.line, endLine: end.line, column: isOneLine ? start.column : nil,
          endColumn: isOneLine ? end.column : nil)
      } ?? Command.Place(title: finding.rule)
    var message = finding.message
    if let witness = finding.witness { message += "\n\(LintReport.sentence(witness))" }
    if let help = finding.help { message += "\nhelp: \(help)" }
    return switch finding.severity {
    case .error: .error(message, at: place)
    case .warning: .warning(message, at: place)
    case .note: .notice(message, at: place)
    }
  }

  var line: String {
    let at = path.map { "\($0.shown):\(ends.start.line):\(ends.start.column): " } ?? ""
    return at + "\(finding.severity.rawValue)[\(finding.rule)]: \(finding.message.shown)"
  }
}
