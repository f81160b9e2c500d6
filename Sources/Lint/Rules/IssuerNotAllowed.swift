import Pattern
import Source
import TrustPolicy

extension Rule {
  static let issuerNotAllowed = Rule(
    id: "issuer-not-allowed", severity: .error,
    summary: "an issuer that the organization's allowlist does not name",
    rationale: """
      `trusted-token-issuers.yaml` in the policy repository names the issuers whose tokens the service exchanges for the organization. It looks \
      there before it reads any policy, so a policy with another issuer is never reached. In `audit` mode the service lets such tokens pass and \
      records them. The rule knows the allowlist that lies in the same folder as the policy.
      """,
    bad: [
      Example("issuer: [[https://gitlab.com]]\nsubject: a", kind: .organizationPolicy, surroundings: beside("issuers: [\(gitHub)]")),
      Example(
        "issuer: [[https://issuer.example.com/]]\nsubject: a", kind: .organizationPolicy,
        surroundings: beside("issuers: [https://issuer.example.com]")),
      Example(
        "issuer_pattern: [['https://[a-z]+\\.example\\.com']]\nsubject: a", kind: .organizationPolicy,
        surroundings: beside("mode: audit\nissuers: [\(gitHub)]")),
    ],
    good: [
      Example("issuer: \(gitHub)", kind: .organizationPolicy, surroundings: beside("issuers: [\(gitHub)]")),
      Example(
        "issuer_pattern: 'https://[a-z]+\\.example\\.com'", kind: .organizationPolicy,
        surroundings: beside("issuer_patterns: ['https://issuer\\.example\\.com']")),
      Example("issuer: https://gitlab.com\nsubject: a", kind: .organizationPolicy),
    ]
  ) { file in
    guard file.kind == .organizationPolicy, let allowlist = file.surroundings.allowlist, let issuer = file.comparison(.issuer) else {
      return []
    }
    guard issuer.isAllowed(by: allowlist) == false else { return [] }
    let isEnforced = allowlist.mode == .enforce
    return [
      Remark(
        issuer.span,
        isEnforced
          ? "the organization's allowlist does not name this issuer, so the service refuses its tokens"
          : "the organization's allowlist does not name this issuer; in `audit` mode its tokens pass and are recorded",
        help: "add it to `\(IssuerAllowlist.fileName)`, if the organization trusts it", severity: isEnforced ? .error : .note)
    ]
  }

  private static let gitHub = "https://token.actions.githubusercontent.com"

  private static func beside(_ text: String) -> Surroundings {
    Surroundings(allowlist: AllowlistFile(SourceText(name: IssuerAllowlist.fileName, text: text)).allowlist)
  }
}

extension Comparison {
  /// Whether an issuer that is let in is on the list; nil where that would be too complex to tell.
  fileprivate func isAllowed(by allowlist: IssuerAllowlist) -> Bool? {
    if case .only(let issuer) = admitted { return allowlist.lists(issuer) }
    if allowlist.issuers.contains(where: admits) { return true }
    return reason { language, budget throws(Language.TooComplex) in
      for pattern in allowlist.patterns {
        if try !language.isDisjoint(with: Language(matching: pattern, within: budget), within: budget) { return true }
      }
      return false
    }
  }
}
