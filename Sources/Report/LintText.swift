import Lint
import Settings
import Source

extension LintReport {
  /// For people: the findings, then what there is in all.
  func human(_ presentation: Presentation) -> String {
    // When nothing could be read, there is nothing to count.
    let findings = findings(presentation.style)
    return files.isEmpty && !obstacles.isEmpty ? findings : findings + summary(presentation) + "\n"
  }

  /// Each finding with its line, the place underlined.
  func findings(_ style: Style = .plain) -> String {
    var out = ""
    for file in files where !file.findings.isEmpty {
      let snippet = Snippet(file.source)
      for finding in file.findings { out += Self.picture(finding, snippet, style) }
    }
    return out
  }

  /// What is to be said aside: why something is missing. Ends with a line end, unless there is nothing to say.
  public func complaints(as style: Style) -> String {
    obstacles.map { obstacle in
      var out = ""
      if case .settings(let file) = obstacle {
        let snippet = Snippet(file.source)
        out += file.findings.map { Self.picture($0, snippet, style) }.joined()
      }
      return out + "octosts: \(obstacle.sentence.shown)\n"
    }.joined()
  }

  private static func picture(_ finding: Finding, _ snippet: Snippet, _ style: Style) -> String {
    let severity = Style.Part.severity(finding.severity)
    var out = style(severity, "\(finding.severity.rawValue)[\(finding.rule)]") + style(.message, ": \(finding.message.shown)") + "\n"
    out += "  \(style(.frame, "-->")) \(snippet.location(finding.span))\n"
    for line in snippet.picture(finding.span, style, severity) { out += line + "\n" }
    let mark = "   " + style(.frame, "=") + " "
    if let witness = finding.witness { out += mark + sentence(witness).shown + "\n" }
    if let help = finding.help { out += mark + style(.label, "help") + ": \(help.shown)\n" }
    return out + "\n"
  }
}
