import Testing
import TrustPolicy

/// Scopes and identities that the service reads as others than were meant.
@Suite struct RequestSlipTests {
  @Test(
    "a scope that is none is told from one that is",
    arguments: [
      ("acme", nil), ("acme/app", nil), ("acme/.github", nil), ("Acme/App", nil), ("acme/app.git", nil),
      ("acme/", .slashAtEnd(meant: "acme")), ("acme/app/", .slashAtEnd(meant: "acme/app")),
      ("github.com/acme/app", .address(meant: "acme/app")), ("GitHub.com/acme", .address(meant: "acme")),
      ("https://github.com/acme/app.git", .address(meant: "acme/app")),
      ("https://github.com/acme/app/tree/main", .address(meant: "acme/app")),
      ("https://ghe.example:8443/acme/app", .address(meant: "acme/app")), ("git@github.com:acme/app.git", .address(meant: "acme/app")),
      ("ssh://git@github.com/acme/app", .address(meant: "acme/app")), ("https://github.com", .address(meant: nil)),
      ("https://", .address(meant: nil)), ("github.com/", .address(meant: nil)), ("github.com/.git", .address(meant: nil)),
      ("/acme/app", .parts), ("acme/app/ci", .parts), ("/", .parts), ("", .parts),
    ] as [(String, ScopeSlip?)])
  func scope(_ text: String, _ slip: ScopeSlip?) {
    #expect(ScopeSlip(text) == slip)
  }

  @Test(
    "an identity that is a file is told from a name",
    arguments: [
      ("ci", nil), ("ci.v2", nil), ("team/ci", nil), ("", nil), (".sts.yaml", nil), (".github/", .path(name: ".github")),
      ("ci.sts.yaml", .ending(".sts.yaml", name: "ci")), ("ci.sts.yml", .ending(".sts.yml", name: "ci")),
      ("ci.yaml", .ending(".yaml", name: "ci")), ("ci.sts", .ending(".sts", name: "ci")),
      (".github/chainguard/ci.sts.yaml", .path(name: "ci")), ("chainguard/ci", .path(name: "ci")),
    ] as [(String, IdentitySlip?)])
  func identity(_ text: String, _ slip: IdentitySlip?) {
    #expect(IdentitySlip(text) == slip)
  }
}
