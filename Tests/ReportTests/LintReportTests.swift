import Lint
import Support
import Testing

@testable import Report

@Suite struct LintReportTests {
  static func lint(_ files: [(path: String, text: String)]) -> LintReport {
    LintReport(
      files.map { file in
        Linter().lint(Candidate(path: file.path, absolutePath: "/w/" + file.path, isOrganization: false), bytes: Array(file.text.utf8))
      })
  }

  static let files = [
    ("app/.github/chainguard/good.sts.yaml", "issuer: https://a.example.com\nsubject: s\n"),
    (
      "app/.github/chainguard/bad.sts.yaml",
      "issuer: https://a.example.com\nsubject_pattern: 'repo:(acme/app'\nrepos: [x]\npermissions:\n\tcontents: read\n"
    ),
    (
      "app/.github/chainguard/many.sts.yaml",
      "issuer: https://a.example.com\nsubject_pattern: 'é repo:(acme/app'\nrepos: [x]\npermissions:\n  pull-requests: read\n  contents: [a,\n    b]\n"
    ),
    (
      "app/.github/chainguard/hostile.sts.yaml", "issuer: x\nsubject: y\n\"\\e[31m::error::\": " + String(repeating: "z", count: 400) + "\n"
    ),
    (".github/.github/chainguard/org.sts.yaml", "issuer: a\nsubject: 5\nrepositories: [x]\n"),
    (".github/.github/chainguard/trusted-token-issuers.yaml", "issuer_patterns: ['https://.*\\.example\\.com']\n"),
  ]

  @Test("the report for people shows the place and the remedy")
  func text() throws {
    try expectSnapshot("lint.txt", Self.lint(Self.files).text(.text))
  }

  @Test("the report for programs holds a version and both ends of every place")
  func json() throws {
    try expectSnapshot("lint.json", Self.lint(Self.files).text(.json))
  }

  @Test(
    "the folder tells what a file is",
    arguments: [
      ("app/.github/chainguard/x.sts.yaml", false, FileKind.policy), (".github/.github/chainguard/x.sts.yaml", false, .organizationPolicy),
      ("app/.github/chainguard/x.sts.yaml", true, .organizationPolicy), ("x.sts.yaml", false, .policy),
      (".github/.github/chainguard/trusted-token-issuers.yaml", false, .allowlist), ("trusted-token-issuers.yaml", false, .allowlist),
    ])
  func kinds(_ path: String, _ isOrganization: Bool, _ kind: FileKind) {
    #expect(Candidate(path: path, absolutePath: "/w/" + path, isOrganization: isOrganization).kind == kind)
  }

  @Test("out of its place a policy that lists repositories is the organization's")
  func kindOutOfPlace() {
    let text = Array("issuer: a\nsubject: s\nrepositories: [x]\n".utf8)
    let file = Linter().lint(Candidate(path: "x.sts.yaml", absolutePath: "/w/x.sts.yaml", isOrganization: false), bytes: text)
    #expect(file.kind == .organizationPolicy && file.isAccepted)
    let inPlace = ".github/chainguard/x.sts.yaml"
    let other = Linter().lint(Candidate(path: inPlace, absolutePath: "/w/app/" + inPlace, isOrganization: false), bytes: text)
    #expect(other.kind == .policy && !other.isAccepted)
  }
}
