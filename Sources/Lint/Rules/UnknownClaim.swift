import Issuers
import Source
import TrustPolicy

extension Rule {
  static let unknownClaim = Rule(
    id: "unknown-claim", severity: .error,
    summary: "a claim that the issuer does not send",
    rationale: """
      A claim that is missing from the token is refused, whatever the pattern. For the claims of GitHub Actions a name that is near to one of \
      them is an error; any other is a warning, for GitHub may add to them.
      """,
    bad: [
      "claim_pattern:\n  [[repositry]]: acme/app",
      "claim_pattern:\n  [[eventname]]: push",
      "claim_pattern:\n  [[Ref]]: refs/heads/main",
    ],
    good: [
      "claim_pattern:\n  repository: acme/app",
      "claim_pattern:\n  repo_property_team: core",
      "issuer: https://gitlab.com\nsubject: a\nclaim_pattern:\n  project_path: acme/app",
    ]
  ) { file in
    guard file.comparison(.issuer)?.text == GitHub.issuer else { return [] }
    var found = 0
    return file.comparisons.compactMap { comparison in
      guard case .claim(let name) = comparison.part, !GitHubClaims.isSent(name) else { return nil }
      found += 1
      // Of more than a report shows nobody reads what may have been meant.
      let near = found > Linter.maximumFindings ? nil : Spelling.nearest(to: name, in: GitHubClaims.names + GitHubClaims.numbers)
      return Remark(
        comparison.key, "GitHub sends no claim `\(name)`", help: near.map { "did you mean `\($0)`?" },
        severity: near == nil ? .warning : .error)
    }
  }
}
