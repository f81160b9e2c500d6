import Lint
import Source
import Workflow

extension LintReport {
  /// Of each severity the runner takes this many annotations of a step and drops the rest.
  private static let annotationLimit = 10

  /// For the runner: an annotation a finding, the gravest first; what is beyond the runner's limits is told as text.
  var annotations: String {
    var left: [Severity: Int] = [:]
    var out = ""
    for (file, finding) in files.flatMap({ file in file.findings.map { (file, $0) } }).sorted(by: { $0.1.severity > $1.1.severity }) {
      let used = left[finding.severity, default: 0]
      left[finding.severity] = used + 1
      let lines = file.source.lines
      let (start, end) = (lines.place(finding.span.start), lines.place(max(finding.span.end - 1, finding.span.start)))
      if used < Self.annotationLimit {
        out += Self.command(finding, path: file.source.name, start, end).text + "\n"
      } else {
        out +=
          "\(file.source.name.shown):\(start.line):\(start.column): \(finding.severity.rawValue)[\(finding.rule)]: \(finding.message.shown)\n"
      }
    }
    return out + summary + "\n"
  }

  private static func command(_ finding: Finding, path: String, _ start: LineMap.Place, _ end: LineMap.Place) -> Command {
    let isOneLine = start.line == end.line
    let place = Command.Place(
      title: finding.rule, file: path, line: start.line, endLine: end.line, column: isOneLine ? start.column : nil,
      endColumn: isOneLine ? end.column : nil)
    var message = finding.message
    if let witness = finding.witness { message += "\n\(sentence(witness))" }
    if let help = finding.help { message += "\nhelp: \(help)" }
    return switch finding.severity {
    case .error: .error(message, at: place)
    case .warning: .warning(message, at: place)
    case .note: .notice(message, at: place)
    }
  }
}
