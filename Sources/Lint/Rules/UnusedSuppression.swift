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
    let kept = findings.filter { finding in
      let line = lines.place(finding.span.start).line
      return !suppressions.contains { $0.line == line && $0.rule == finding.rule }
    }
    guard rules.contains(where: { $0.id == unusedSuppression.id }) else { return kept }
    let unused = suppressions.filter { suppression in
      guard rules.contains(where: { $0.id == suppression.rule }) || Rule.named(suppression.rule) == nil else { return false }
      return !findings.contains { $0.rule == suppression.rule && lines.place($0.span.start).line == suppression.line }
    }
    return kept
      + unused.map { suppression in
        let isKnown = Rule.named(suppression.rule) != nil
        return Finding(
          rule: unusedSuppression.id, severity: unusedSuppression.severity,
          message: isKnown ? "`\(suppression.rule)` says nothing here" : "there is no rule `\(suppression.rule)`", span: suppression.span,
          help: isKnown ? "remove the comment" : Rule.nearest(to: suppression.rule).map { "did you mean `\($0)`?" })
      }
  }
}
