import Issuers
import Pattern
import Source
import TrustPolicy

extension Rule {
  static let issuerPatternSpansHost = Rule(
    id: "issuer-pattern-spans-host", severity: .error,
    summary: "an issuer pattern that hosts of anyone match",
    rationale: """
      A `.*` before the first slash of an issuer also matches slashes: `https://.*\\.example\\.com` is matched by \
      `https://evil.test/.example.com`. Who owns that host makes the keys, and so any token he likes.
      """,
    bad: [
      "issuer_pattern: [['https://.*\\.example\\.com']]",
      "issuer_pattern: [[https://.*]]",
      "issuer_pattern: [['.+/realms/acme']]",
    ],
    good: [
      "issuer_pattern: 'https://[a-z0-9-]+\\.example\\.com'",
      "issuer_pattern: 'https://issuer\\.example\\.com/.*'",
      "issuer: https://issuer.example.com",
    ]
  ) { file in
    guard let issuer = file.comparison(.issuer), issuer.isPattern else { return [] }
    guard let text = issuer.witness(in: foreign), WellFormed.issuer(text) else { return [] }
    return [
      Remark(
        issuer.span, "issuers on other hosts match", help: "bound what varies, as in `[a-z0-9-]+`, and escape the dots",
        witness: issuer.witness(text))
    ]
  }

  private static let foreign = Language.form("https://evil\\.test(/[a-zA-Z0-9._-]*[a-zA-Z0-9_-])*/?")
}
