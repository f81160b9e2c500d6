import Decision
import Explanation
import Support
import Testing
import Token
import TrustPolicy

@Suite struct MistakeTests {
  @Test("the cause of each common mistake is found", arguments: Mistake.all.map(\.name))
  func cause(_ name: String) throws {
    let mistake = try #require(Mistake.all.first { $0.name == name })
    let simulation = mistake.simulation
    let policy = try #require(simulation.policy.policy, "\(simulation.policy.problems)")
    let failure = try #require(simulation.decision?.firstFailure)
    let explanation = try #require(Explainer(policy, try simulation.claims.get()).explain(failure))
    #expect(explanation.cause?.id == mistake.cause)
  }

  @Test("what is said of each common mistake")
  func messages() throws {
    let text = Mistake.all.map { mistake in
      "== \(mistake.name)\n"
        + mistake.policy.split(separator: "\n").filter { !$0.contains("permissions") && !$0.contains("contents") }.map { "| \($0)\n" }
        .joined()
        + "\n" + mistake.failures + "\n"
    }.joined()
    try expectSnapshot("mistakes.txt", text)
  }

  @Test("names of mistakes are not repeated")
  func names() {
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
  }
}

extension Mistake {
  /// The report without what passed.
  var failures: String {
    var isShown = false
    return report.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.hasPrefix("  FAIL") { isShown = true }
      if line.hasPrefix("  pass") { isShown = false }
      if line.hasPrefix("denied") || line.hasPrefix("allowed") { isShown = true }
      return isShown && !line.isEmpty && !line.hasPrefix("The service answers")
    }.joined(separator: "\n") + "\n"
  }
}
