import Lint
import Source

/// The manual of the rules, as Markdown, made from the rules themselves.
public enum RuleManual {
  /// Every rule in one document: `docs/rules.md`.
  public static var document: String {
    var out = "# Rules of `octosts lint`\n\n"
    out += "Made from the rules by `octosts rules --markdown`; a test compares.\n\n"
    out += "| rule | severity | finds |\n| --- | --- | --- |\n"
    for rule in Rule.all {
      out += "| [\(rule.id)](#\(rule.id)) | \(rule.severity.rawValue) | \(rule.summary.replacing("|", with: "\\|")) |\n"
    }
    for rule in Rule.all { out += "\n## \(rule.id)\n\n" + page(rule) }
    return out
  }

  /// The list of the rules, a line each.
  public static var list: String {
    let width = Rule.all.map(\.id.count).max() ?? 0
    return Rule.all.map { rule in
      let id = rule.id + String(repeating: " ", count: width - rule.id.count)
      let severity = rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.count)
      return "\(id)  \(severity)  \(rule.summary)\n"
    }.joined()
  }

  /// The page of one rule, without its heading.
  public static func page(_ rule: Rule) -> String {
    var out = "*\(rule.severity.rawValue)*: \(rule.summary).\n\n\(rule.rationale)\n\nFound:\n\n```yaml\n"
    out += rule.bad.map { example($0, isMarked: true) }.joined(separator: "\n") + "```\n\nFine:\n\n```yaml\n"
    return out + rule.good.map { example($0, isMarked: false) }.joined(separator: "\n") + "```\n"
  }

  /// The example with a line of carets, as a comment, below each line that has something to underline.
  private static func example(_ example: Example, isMarked: Bool) -> String {
    var out = ""
    switch example.kind {
    case .policy: break
    case .organizationPolicy: out += "# in the organization's policy repository\n"
    case .allowlist: out += "# trusted-token-issuers.yaml\n"
    }
    if !example.path.hasSuffix("/example.sts.yaml"), example.kind == .policy { out += "# \(example.path)\n" }
    for line in example.surroundings.description { out += "# \(line)\n" }
    if let branches = example.branches { out += "# in a repository with the branches \(branches.sorted().joined(separator: ", "))\n" }
    for (path, text) in example.beside.sorted(by: { $0.key < $1.key }) {
      out += "# beside it \(path):\n"
      for line in text.split(separator: "\n") { out += "#     \(line)\n" }
    }
    let source = SourceText(name: example.path, text: example.text)
    let lines = source.lines
    let count = example.text.hasSuffix("\n") ? lines.count - 1 : lines.count
    for number in 1...max(count, 1) {
      let line = lines.line(number)
      let text = source.text(line)
      // A rule may be about a line that is very long.
      out += (text.count > 160 ? text.prefix(160) + "…" : text) + "\n"
      guard isMarked else { continue }
      var carets = ""
      for mark in example.marks where mark.start >= line.start && mark.start <= line.end && lines.place(mark.start).line == number {
        let column = lines.place(mark.start).column - 1
        guard column >= carets.count, column < 160 else { continue }
        let width = max(min(lines.place(min(mark.end, line.end)).column - 1 - column, 160 - column), 1)
        carets += String(repeating: " ", count: column - carets.count) + String(repeating: "^", count: width)
      }
      if !carets.isEmpty { out += "#" + (carets.first == " " ? String(carets.dropFirst()) : " " + carets) + "\n" }
    }
    return out
  }
}
