import Source

extension Rule {
  /// Found by the linter itself, once it knows what all other rules have to say.
  static let unusedSuppression = Rule(
    id: "unused-suppression", severity: .warning,
    summary: "a comment that takes nothing back",
    rationale: """
      `# octosts: ignore[RULE] REASON` takes back what the rule says of its line, or on a line of its own of the next. When the rule says nothing \
      there any more, the comment hides what may come later.
      """,
    bad: [
      "subject: a # octosts: ignore[ [[any-ref-write]] ] it is fine",
      "# octosts: ignore[ [[no-such-rule]] ]\nsubject: a",
      "claim_pattern:\n  # octosts: ignore[ [[unescaped-dot]] ]\n  ref: refs/heads/main",
    ],
    good: [
      "subject: repo:acme/app:pull_request # octosts: ignore[immutable-subject, pull-request-write] only bots\npermissions: {contents: write}",
      "claim_pattern:\n  # octosts: ignore[unescaped-dot] no other file is called so\n  workflow_ref: acme/app/x.yml@refs/heads/main\nsubject: a",
      "# octosts: takes no part in this\nsubject: a",
    ]
  ) { _ in [] }

  /// Takes back what comments ask for, and says which of them ask for nothing; only of rules that were looked for.
  static func suppress(_ findings: [Finding], in source: SourceText, rules: [Rule]) -> [Finding] {
    let suppressions = Suppression.all(in: source)
    if suppressions.isEmpty { return findings }
    let lines = source.lines
    struct Place: Hashable {
      var rule: String
      var line: Int
    }
    let places = findings.map { Place(rule: $0.rule, line: lines.place($0.span.start).line) }
    let suppressed = Set(suppressions.map { Place(rule: $0.rule, line: $0.line) })
    let kept = zip(findings, places).filter { !suppressed.contains($0.1) }.map(\.0)
    guard rules.contains(where: { $0.id == unusedSuppression.id }) else { return kept }
    let said = Set(places)
    let sought = Set(rules.map(\.id))
    let known = Set(Rule.all.map(\.id))
    let unused = suppressions.filter { suppression in
      guard sought.contains(suppression.rule) || !known.contains(suppression.rule) else { return false }
      return !said.contains(Place(rule: suppression.rule, line: suppression.line))
    }
    return kept
      + unused.enumerated().map { index, suppression in
        let isKnown = known.contains(suppression.rule)
        // Of more than a report shows nobody reads what may have been meant.
        let near = isKnown || index >= Linter.maximumFindings ? nil : Rule.nearest(to: suppression.rule)
        return Finding(
          rule: unusedSuppression.id, severity: unusedSuppression.severity,
          message: isKnown ? "`\(suppression.rule)` says nothing here" : "there is no rule `\(suppression.rule)`", span: suppression.span,
          help: isKnown ? "remove the comment" : near.map { "did you mean `\($0)`?" })
      }
  }
}
