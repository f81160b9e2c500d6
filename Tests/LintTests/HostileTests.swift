import Pattern
import Source
import Support
import Testing
import TrustPolicy

@testable import Lint

@Suite struct HostileTests {
  /// The same kinds of files in a size that a test without optimization can wait for.
  static let files = HostilePolicies.all(size: 1 << 12)

  static func lint(_ text: String) -> (file: LintedFile, findings: [Finding]) {
    let candidate = Candidate(path: "x.sts.yaml", absolutePath: "/x.sts.yaml", isOrganization: false)
    let file = LintedFile(candidate, in: .unknown, kind: .policy, bytes: Array(text.utf8), domain: Linter.hostedDomain, held: nil)
    return (file, Rule.all.flatMap { $0.findings(in: file) })
  }

  @Test("a hostile file takes no more than the steps of one file, and what was given up is said", arguments: files)
  func bounded(_ hostile: HostilePolicies.File) throws {
    let (file, findings) = Self.lint(hostile.text)
    // What is begun with the last steps may take those of one language more.
    let allowance = try #require(file.effort.budget.allowance)
    #expect(allowance.overdrawn <= file.effort.budget.steps)
    let said = Set(findings.filter { $0.rule == "too-complex" }.map { $0.span.start })
    let given = file.comparisons.filter { file.effort.unfinished.contains($0.span) }
    #expect(said.count == given.count)
    if hostile.isTooComplex { #expect(!said.isEmpty) }
  }

  @Test("what a file is told does not depend on the machine", arguments: files.filter(\.isTooComplex).prefix(3))
  func deterministic(_ hostile: HostilePolicies.File) {
    #expect(Self.lint(hostile.text).findings == Self.lint(hostile.text).findings)
  }

  @Test("a comparison costs by its length, and those that are not looked at cost nothing")
  func charged() throws {
    let effort = Effort(steps: 14_000)
    let places = (0..<4).map { Span($0, $0 + 1) }
    #expect(effort.begin(on: places[0], bytes: 100))
    #expect(!effort.begin(on: places[1], bytes: 1 << 20))
    #expect(effort.begin(on: places[2], bytes: 0))
    #expect(!effort.begin(on: places[3], bytes: 0))
    #expect(effort.unfinished == [places[1], places[3]])
    #expect(try #require(effort.budget.allowance).left == 1_000)
  }

  @Test("among more findings than are shown stays one of what was not looked at")
  func shown() {
    let claims = (0..<600).map { "  c\($0): x\n" }.joined()
    let text = "issuer: https://token.actions.githubusercontent.com\nsubject_pattern: '(a|b)*a(a|b){12}'\nclaim_pattern:\n" + claims
    let candidate = Candidate(path: "x.sts.yaml", absolutePath: "/x.sts.yaml", isOrganization: false)
    let findings = Linter().lint(candidate, bytes: Array(text.utf8)).findings
    #expect(findings.count == Linter.maximumFindings + 2)
    #expect(findings.count { $0.message.hasPrefix("too complex") } == 1)
  }

  @Test("ordinary policies are looked at to the end", arguments: 0..<40)
  func ordinary(number: Int) {
    let (file, findings) = Self.lint(OrdinaryPolicies.policy(number).text)
    #expect(file.stage == .ok)
    #expect(file.effort.unfinished.isEmpty && !findings.contains { $0.rule == "too-complex" })
  }
}
