import Decision
import Explanation
import Testing
import Token
import TrustPolicy

@Suite struct OverviewTests {
  static let rows: [(mistake: String, message: String?)] = [
    ("issuer-of-gitlab", "the policy is for GitHub Actions, and the token is one of GitLab"),
    ("issuer-of-github-for-gitlab", "the policy is for GitLab, and the token is one of GitHub Actions"),
    ("issuer-of-gitlab-of-ones-own", "the policy is for GitHub Actions, and the token is one of GitLab"),
    ("everything-wrong", "this policy was probably not written for this token"),
    // No policy helps these.
    ("subject-of-bitbucket", nil),
    ("google-without-scheme", nil),
    // The same kind of tokens, from elsewhere.
    ("issuer-of-a-server", nil),
    ("another-policy", nil),
    ("another-branch", nil),
  ]

  @Test("a policy that is not about such tokens is told apart from one with a slip", arguments: rows)
  func overview(_ row: (mistake: String, message: String?)) throws {
    let mistake = try #require(Mistake.all.first { $0.name == row.mistake })
    let simulation = mistake.simulation
    let policy = try #require(simulation.policy.policy)
    let checks = try #require(simulation.decision?.checks)
    #expect(Explainer(policy, try simulation.claims.get()).overview(checks)?.message == row.message)
  }

  @Test("text claims are those that a pattern can use, the telling ones first, and no name that would spoil the sentence")
  func textClaims() throws {
    let mistake = Mistake(
      "x", "subject: s\nclaim_pattern:\n  team: x", ["jti": "1", "a`b": "x", "a\u{202E}b": "x", "groups": "=[]", "empty": "", "zeta": "z"],
      of: ["iss": "https://idp.acme.example", "sub": "s", "aud": "octo-sts.dev", "exp": "=1", "ref": "main"],
      cause: "no-such-claim", issuer: "issuer: https://idp.acme.example")
    let simulation = mistake.simulation
    let check = try #require(simulation.decision?.firstFailure)
    let policy = try #require(simulation.policy.policy)
    let cause = try #require(Explainer(policy, try simulation.claims.get()).explain(check)?.cause)
    #expect(
      cause.remedy.contains("write `ref: main`, which is this token's, instead; other text claims of this token are `zeta`;"),
      "\(cause.remedy)")
  }

  @Test("a claim that the policy matches already is not offered again")
  func matchedClaims() throws {
    let mistake = Mistake(
      "x", "subject: repo:acme/app:ref:refs/heads/main\nclaim_pattern:\n  actor: octocat\n  team: x", cause: "no-such-claim")
    let simulation = mistake.simulation
    let check = try #require(simulation.decision?.firstFailure)
    let policy = try #require(simulation.policy.policy)
    let cause = try #require(Explainer(policy, try simulation.claims.get()).explain(check)?.cause)
    #expect(cause.lines == ["event_name: push"])
    #expect(cause.remedy.hasSuffix("with `team` taken out, the rest of the policy decides"), "\(cause.remedy)")
  }

  @Test("a claim that is longer than a line is named, and not offered as one")
  func longClaims() throws {
    let mistake = Mistake(
      "x", "subject: s\nclaim_pattern:\n  team: x",
      of: ["iss": "https://idp.acme.example", "sub": "s", "aud": "octo-sts.dev", "ref": String(repeating: "a", count: 100_000)],
      cause: "no-such-claim", issuer: "issuer: https://idp.acme.example")
    let simulation = mistake.simulation
    let check = try #require(simulation.decision?.firstFailure)
    let policy = try #require(simulation.policy.policy)
    let cause = try #require(Explainer(policy, try simulation.claims.get()).explain(check)?.cause)
    #expect(cause.remedy.hasPrefix("match another claim instead of `team`: text claims of this token are `ref`;"), "\(cause.remedy)")
  }
}
