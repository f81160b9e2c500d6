/// A pattern as trust policies have them, with subjects of their size: some match, some fail early, some late.
public struct Case: Sendable {
  public let name: String
  public let pattern: String
  public let texts: [String]

  public static let policies: [Case] = [
    Case(
      name: "literal", pattern: "repo:octo-org/octo-repo:ref:refs/heads/main",
      texts: [
        "repo:octo-org/octo-repo:ref:refs/heads/main", "repo:octo-org/octo-repo:ref:refs/heads/maim",
        "repo:octo-org/other-repo:ref:refs/heads/main",
      ]),
    Case(
      name: "any branch", pattern: "repo:octo-org/octo-repo:ref:refs/heads/.*",
      texts: [
        "repo:octo-org/octo-repo:ref:refs/heads/renovate/github-actions-major-updates", "repo:octo-org/octo-repo:ref:refs/heads/main",
        "repo:octo-org/octo-repo:pull_request",
      ]),
    Case(
      name: "any repository", pattern: "repo:octo-org/[a-zA-Z0-9._-]+:ref:refs/heads/main",
      texts: [
        "repo:octo-org/terraform-infra-common:ref:refs/heads/main", "repo:octo-org/a:ref:refs/heads/main",
        "repo:octo-org/terraform-infra-common:ref:refs/heads/mainline", "repo:other-org/terraform:ref:refs/heads/main",
      ]),
    Case(
      name: "heads or tags",
      pattern: "repo:octo-org/octo-repo:ref:refs/(heads/(main|release/v[0-9]+\\.[0-9]+)|tags/v[0-9]+\\.[0-9]+\\.[0-9]+)",
      texts: [
        "repo:octo-org/octo-repo:ref:refs/heads/main", "repo:octo-org/octo-repo:ref:refs/heads/release/v12.34",
        "repo:octo-org/octo-repo:ref:refs/tags/v1.22.333", "repo:octo-org/octo-repo:ref:refs/tags/v1.22.333-rc1",
      ]),
    Case(
      name: "one of many",
      pattern:
        "repo:octo-org/(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa)(-[a-z]+)*:(pull_request|environment:(dev|staging|production))",
      texts: [
        "repo:octo-org/theta-service-api:environment:production", "repo:octo-org/kappa:pull_request",
        "repo:octo-org/epsilon-web-frontend-tools:environment:staging", "repo:octo-org/lambda-service:environment:production",
      ]),
    Case(
      name: "workflow ref", pattern: "octo-org/.*/\\.github/workflows/(release|publish)\\.ya?ml@refs/(heads|tags)/.+",
      texts: [
        "octo-org/octo-repo/.github/workflows/release.yaml@refs/heads/main",
        "octo-org/some-longer-name/.github/workflows/publish.yml@refs/tags/v1.2.3",
        "octo-org/octo-repo/.github/workflows/test.yaml@refs/heads/main",
      ]),
    Case(
      name: "google subject", pattern: "[0-9]{21}",
      texts: ["105310402340934802939", "10531040234093480293", "1053104023409348029391"]),
    Case(
      name: "issuer", pattern: "https://[a-z0-9-]+\\.example\\.com/id/[A-Z0-9]{32}",
      texts: [
        "https://oidc-eu-west-1.example.com/id/0123456789ABCDEF0123456789ABCDEF",
        "https://oidc.example.com/id/0123456789ABCDEF0123456789ABCDE",
        "https://evil.com/oidc.example.com/id/0123456789ABCDEF",
      ]),
    Case(
      name: "any case", pattern: "(?i)repo:octo-org/octo-repo:ref:refs/heads/main",
      texts: [
        "repo:Octo-Org/octo-repo:ref:refs/heads/main", "REPO:OCTO-ORG/OCTO-REPO:REF:REFS/HEADS/MAIN",
        "repo:octo-org/octo-repo:ref:refs/heads/next",
      ]),
    Case(
      name: "dots", pattern: "repo:.*:ref:refs/heads/.*-release",
      texts: [
        "repo:octo-org/octo-repo:ref:refs/heads/2024-06-release",
        "repo:octo-org/octo-repo:ref:refs/heads/feature/some-long-branch-name-that-goes-on",
        "repo:octo-org/octo-repo:ref:refs/tags/2024-06-release",
      ]),
    Case(
      name: "words", pattern: "[[:word:]]+@[[:word:]-]+\\.iam\\.gserviceaccount\\.com",
      texts: ["deployer@my-project-123456.iam.gserviceaccount.com", "deployer@my-project-123456.iam.gserviceaccount.org", "deployer"]),
    Case(
      name: "unicode", pattern: "projet/\\p{L}+/branche/.*",
      texts: ["projet/électricité/branche/détail", "projet/intégration/branche/réseau-à-vérifier", "projet/123/branche/x"]),
  ]

  /// Patterns that backtracking matchers take exponential or quadratic time for, with the character that texts are made of.
  public static let pathological: [(pattern: String, unit: String, end: String)] = [
    ("(a*)*b", "a", "c"), ("(x+x+)+y", "x", "z"), ("(a|a)*c", "a", "b"), ("(?:a{10}){100}b", "a", ""), ("(?:(?:a{10}){10}){10}$", "a", "b"),
    ("a{1000}", "ab", ""), ("(?:a?){500}a{500}", "a", "b"), (".*.*.*=.*", "x", ""), ("^.*.*.*=.*$", "x", "\n"),
    ("(.*)(.*)(.*)(.*)(.*)[ab]$", "xy", "c"),
    ("(?:a|b)*a(?:a|b){12}$", "ab", "aba"), ("(?:a|b)*a(?:a|b){30}c", "aabab", "a"), ("\\b(\\w+\\s*)+\\b!", "word ", "?"),
    ("(?:a|b)*a(?:a|b){200}c", noise, ""), ("^" + String(repeating: "(?:a{1000}|b{500})", count: 40) + "$", "a", "c"),
    ("(?i)(k|\\x{212a}|s)*z", "ks", "x"),
    ("(?:\\pL{2,50}x)+1", "éa", "x"),
  ]

  /// Letters in no order, so that most states are met.
  private static let noise: String = {
    var state: UInt32 = 1
    return String(
      (0..<65_536).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return state >> 31 == 0 ? "a" : "b" as Character
      })
  }()
}
