import Foundation
import JSON
import Source
import Support
import Testing

@testable import Lint

/// The linter takes and refuses the policies of the conformance cases as the service does, and gets to the end of each.
@Suite struct LintConformanceTests {
  @Test("every policy is taken or refused as the service does")
  func verdicts() throws {
    var count = 0
    for line in try Fixtures.lines("conformance/compile.jsonl") {
      let row = try JSONValue(parsing: Array(line.utf8))
      let id = row["id"]?.string ?? ""
      // Where Go's release or its random order decides, either is right.
      let expected = row["expect"]
      guard ["go_release_dependent", "nondeterministic", "varies"].allSatisfy({ expected?[$0] == nil }) else { continue }
      guard case .bool(let isAccepted)? = expected?["ok"] else { continue }
      let encoded = row["policy_b64"]?.string.flatMap { Data(base64Encoded: $0) }
      guard let bytes = row["policy"]?.string.map({ Array($0.utf8) }) ?? encoded.map({ Array($0) }) else { continue }
      let isOrganization = row["org"] == .bool(true)
      let root = isOrganization ? "/w/.github/" : "/w/app/"
      let path = ".github/chainguard/x.sts.yaml"
      let candidate = Candidate(path: path, absolutePath: root + path, isOrganization: isOrganization)
      let result = Linter().lint(candidate, bytes: bytes)
      #expect(result.isAccepted == isAccepted, "\(id)")
      // What is refused is told why, by a rule whose findings are errors.
      let refusals = result.findings.filter { finding in Rule.refused.contains { $0.id == finding.rule } }
      #expect(refusals.isEmpty == isAccepted, "\(id)")
      count += 1
    }
    #expect(count > 1_000)
  }
}
