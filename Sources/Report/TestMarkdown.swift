import PolicyTest
import Source
import Workflow

extension TestReport {
  /// For the summary of a workflow's step: blocks of Markdown, those cases that did not pass first.
  public var markdown: [String] {
    var blocks = ["### octosts test\n\n\(summary)\n"]
    blocks += problems.map { "\n**Not asked:** \(Markdown.escaped($0.printable()))\n" }
    let rows = files.flatMap { file in
      let lines = file.cases.source.lines
      func row(_ word: String, _ name: String, _ span: Span, _ sentences: [String]) -> [String] {
        [
          word, Markdown.escaped(name.printable()), Markdown.code("\(file.cases.source.name.printable()):\(lines.place(span.start).line)"),
          sentences.map { Markdown.escaped($0.printable()) }.joined(separator: "<br>"),
        ]
      }
      return file.cases.findings.map { row("error", "", $0.span, [$0.message]) }
        + file.outcomes.compactMap { outcome in
          switch outcome.verdict {
          case .passed: nil
          case .failed(let sentences): row("failed", outcome.testCase.name, outcome.testCase.span, sentences)
          case .error(let sentence): row("error", outcome.testCase.name, outcome.testCase.span, [sentence])
          }
        }
    }
    guard !rows.isEmpty else { return blocks }
    // A row is a block of its own: the table is cut between rows.
    let table = Markdown.table(["result", "case", "place", "why"], rows).split(separator: "\n", omittingEmptySubsequences: true)
    blocks.append("\n" + table.prefix(2).map { $0 + "\n" }.joined())
    return blocks + table.dropFirst(2).map { $0 + "\n" }
  }
}
