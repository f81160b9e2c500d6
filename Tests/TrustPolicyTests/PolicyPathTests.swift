import Testing
import TrustPolicy

struct PolicyPathTests {
  @Test(
    "policies lie in one folder, end in .sts.yaml, and keep their case",
    arguments: [
      (".github/chainguard/release.sts.yaml", true), (".github/chainguard/.sts.yaml", true), (".github/chainguard/a.b.sts.yaml", true),
      (".github/chainguard/trusted-token-issuers.sts.yaml", true), (".github/chainguard/a b.sts.yaml", true),
      (".github/chainguard/a.sts.yml", false),
      (".github/chainguard/a.yaml", false), (".github/chainguard/asts.yaml", false), (".github/chainguard/sts.yaml", false),
      (".github/chainguard/a.STS.yaml", false), (".github/Chainguard/a.sts.yaml", false), (".github/chainguard/a/b.sts.yaml", false),
      (".github/chainguard//a.sts.yaml", false), ("./.github/chainguard/a.sts.yaml", false), ("x/.github/chainguard/a.sts.yaml", false),
      (".github/chainguard/a.sts.yaml.bak", false), (".github/chainguard", false), ("a.sts.yaml", false), ("", false),
    ])
  func policies(path: String, isPolicy: Bool) {
    #expect(PolicyPath.kind(repository: "app", path: path) == (isPolicy ? .policy : nil))
    #expect(PolicyPath.kind(repository: ".github", path: path) == (isPolicy ? .organizationPolicy : nil))
  }

  @Test(
    "the allowlist is read in the policy repository alone",
    arguments: [
      (".github", ".github", PolicyPath.Kind.allowlist), (".GitHub", ".github", .allowlist), ("app", ".github", nil),
      (".github", "policies", nil),
      ("Policies", "policies", .allowlist), ("policie\u{17F}", "policies", .allowlist), ("policiet", "policies", nil),
      ("policie", "policies", nil),
    ] as [(String, String, PolicyPath.Kind?)])
  func allowlist(repository: String, policyRepository: String, kind: PolicyPath.Kind?) {
    let path = ".github/chainguard/trusted-token-issuers.yaml"
    #expect(PolicyPath.kind(repository: repository, path: path, policyRepository: policyRepository) == kind)
    #expect(PolicyPath.kind(repository: repository, path: path.uppercased(), policyRepository: policyRepository) == nil)
  }

  @Test(
    "the identity of a policy is its name, and leads back to its path",
    arguments: [
      (".github/chainguard/a.sts.yaml", "a"), (".github/chainguard/a.b.sts.yaml", "a.b"), (".github/chainguard/.sts.yaml", nil),
      (".github/chainguard/x/a.sts.yaml", nil), (".github/chainguard/a.sts.yml", nil), ("a.sts.yaml", nil), ("", nil),
    ] as [(String, String?)])
  func identity(path: String, identity: String?) {
    #expect(PolicyPath.identity(of: path) == identity)
    if let identity { #expect(PolicyPath.path(of: identity) == path) }
  }
}
