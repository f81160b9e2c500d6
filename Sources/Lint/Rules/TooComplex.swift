import Source

extension Rule {
  static let tooComplex = Rule(
    id: "too-complex", severity: .note,
    summary: "a pattern that is too complex to reason about",
    rationale:
      "What a pattern lets in is found out with an automaton of bounded size. Where that does not suffice, the rules that need it are silent, and this says so.",
    bad: [
      "subject_pattern: '[[(a|b)*a(a|b){12}]]'",
      "claim_pattern:\n  ref: '[[(.*a.{14})]]'",
      "claim_pattern:\n  ref: refs/heads/main\n  head_ref: '[[[ab]*a[ab]{13}]]'",
    ],
    good: [
      "subject_pattern: repo:acme/app:.*",
      "claim_pattern:\n  ref: 'refs/tags/v[0-9]{1,3}(\\.[0-9]{1,3}){2}'",
      "claim_pattern:\n  sha: '[0-9a-f]{40}'",
    ]
  ) { file in
    file.comparisons.filter { file.effort.unfinished.contains($0.span) }.enumerated().map { index, comparison in
      // Of more than a report shows the way back into the file is not sought.
      let isShown = index < Linter.maximumFindings
      return Remark(
        isShown ? comparison.place(0..<comparison.text.utf8.count) : comparison.span,
        "too complex: what this pattern lets in was not looked at",
        help: "write it simpler, with fewer and smaller repetitions")
    }
  }
}
