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

  @Test("ordinary policies are looked at to the end", arguments: 0..<40)
  func ordinary(number: Int) {
    let (file, findings) = Self.lint(OrdinaryPolicies.policy(number).text)
    #expect(file.stage == .ok)
    #expect(file.effort.unfinished.isEmpty && !findings.contains { $0.rule == "too-complex" })
  }
}
