import Lint
import Source
import Workflow

extension LintReport {
  /// For the summary of a workflow's step: blocks of Markdown, the gravest findings first, so that what does not fit matters least.
  public var markdown: [String] {
    var blocks = ["### octosts lint\n\n\(summary())\n"]
    blocks += obstacles.map { "\n**Not looked at:** \(Markdown.escaped($0.sentence.printable()))\n" }
    let rows = Severity.allCases.reversed().flatMap { severity in
      files.flatMap { file -> [[String]] in
        let lines = file.source.lines
        return file.findings.filter { $0.severity == severity }.map { row($0, file.source, lines) }
      }
    }
    guard !rows.isEmpty else { return blocks }
    // A row is a block of its own: the table is cut between rows.
    let table = Markdown.table(["severity", "rule", "place", "finding"], rows).split(separator: "\n", omittingEmptySubsequences: true)
    blocks.append("\n" + table.prefix(2).map { $0 + "\n" }.joined())
    return blocks + table.dropFirst(2).map { $0 + "\n" }
  }

  private func row(_ finding: Finding, _ source: SourceText, _ lines: LineMap) -> [String] {
    let at = lines.place(finding.span.start)
    var text = Markdown.escaped(finding.message.printable())
    if let witness = finding.witness { text += "<br>" + Markdown.escaped(Self.sentence(witness).printable()) }
    if let help = finding.help { text += "<br>help: " + Markdown.escaped(help.printable()) }
    return [
      finding.severity.rawValue, Markdown.code(finding.rule), Markdown.code("\(place(source.name).printable()):\(at.line):\(at.column)"),
      text,
    ]
  }
}
