import Issuers
import Source

extension Rule {
  static let idleClaimPattern = Rule(
    id: "idle-claim-pattern", severity: .note,
    summary: "a claim pattern that any value matches",
    rationale: "`.*` asks only that the token has the claim, as text or as a boolean. It looks like a restriction and is none.",
    bad: [
      "claim_pattern:\n  ref: [[.*]]",
      "claim_pattern:\n  ref: main\n  actor: [[.+]]",
      "claim_pattern:\n  actor: '[[^.*$]]'",
    ],
    good: [
      "claim_pattern:\n  ref: refs/heads/.*",
      "claim_pattern:\n  actor: octo.*",
      "subject_pattern: .*",
    ]
  ) { file in
    file.comparisons.compactMap { comparison in
      guard case .claim(let name) = comparison.part, idle.contains(comparison.text), !GitHubClaims.numbers.contains(name) else {
        return nil
      }
      return Remark(
        comparison.place(0..<comparison.text.utf8.count), "any value of `\(name)` matches",
        help: "write what it must be, or remove the line",
        witness: comparison.witness("anything"))
    }
  }

  private static let idle: Set<String> = [".*", ".+", "^.*$", "^.+$", "^.*", ".*$", "(.*)", "(.+)", "(?s).*", "[\\s\\S]*"]
}
