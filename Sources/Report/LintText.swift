import Lint
import Source

extension LintReport {
  /// For people: the findings, then what there is in all.
  var human: String { findings + summary + "\n" }

  /// Each finding with its line, the place underlined.
  var findings: String {
    var out = ""
    for file in files {
      let snippet = Snippet(file.source)
      for finding in file.findings {
        out += "\(finding.severity.rawValue)[\(finding.rule)]: \(finding.message.shown)\n"
        out += "  --> \(snippet.location(finding.span))\n"
        for line in snippet.picture(finding.span) { out += line + "\n" }
        if let witness = finding.witness { out += "   = \(Self.sentence(witness).shown)\n" }
        if let help = finding.help { out += "   = help: \(help.shown)\n" }
        out += "\n"
      }
    }
    return out
  }
}
