import Decision
import Issuers
import JSON
import Source
import TrustPolicy

/// What came of a case.
public struct Outcome: Sendable {
  /// A pass, a fail and a case that could not be asked are three things.
  public enum Verdict: Sendable, Equatable {
    case passed
    /// What was otherwise than expected, a sentence each.
    case failed([String])
    /// Why there is no answer.
    case error(String)
  }

  public let testCase: TestCase
  /// The policy that was asked, as its path was given.
  public let policy: String
  public let verdict: Verdict
  /// The decision; nil where there is none.
  public let simulation: Simulation?

  /// Asks `policy` about the token of `testCase`.
  public init(_ testCase: TestCase, _ policy: PolicyFile, claims: [JSONValue.Member], domain: String = Evaluator.hostedDomain) {
    self.testCase = testCase
    self.policy = policy.source.name
    let simulation = Simulation(policy, payload: Array(JSONValue.object(claims).text().utf8), domain: domain)
    self.simulation = simulation
    verdict = Self.verdict(testCase, simulation)
  }

  /// A case that could not be asked.
  public init(_ testCase: TestCase, policy: String, error: String) {
    self.testCase = testCase
    self.policy = policy
    verdict = .error(error)
    simulation = nil
  }

  /// The claims of the token that a case shows; nil where they are in a file.
  public static func claims(_ evidence: TestCase.Evidence, domain: String = Evaluator.hostedDomain) throws(RunError) -> [JSONValue.Member]?
  {
    switch evidence {
    case .file: return nil
    case .claims(let claims): return claims.filter { $0.value != .null }
    case .run(let run, let claims):
      let told = Set(claims.map(\.name))
      let own = try run.token(audience: domain).claims.filter { !told.contains($0.name) }
      return own.map { .init($0.name, $0.value) } + claims.filter { $0.value != .null }
    }
  }

  private static func verdict(_ testCase: TestCase, _ simulation: Simulation) -> Verdict {
    switch simulation.stage {
    case .parse, .compile: return .error("the service refuses the policy: \(simulation.policy.problems.first.map { "\($0)" } ?? "")")
    case .token, .check, .ok: break
    }
    let failing = simulation.decision?.checks.filter { !$0.passed } ?? []
    guard simulation.isAllowed == testCase.isAllowed else {
      if simulation.isAllowed { return .failed(["expected deny, and the policy admits the token"]) }
      var sentences = failing.map { check in
        "\(check.field.name) is \(check.actual.map { "`\($0)`" } ?? "absent"), wanted \(check.expected)"
      }
      if case .failure(let error) = simulation.claims { sentences.append("\(error)") }
      return .failed(["expected allow, and the policy denies the token"] + sentences)
    }
    var differences: [String] = []
    if let wanted = testCase.fails {
      let found = failing.map(\.field.name)
      if Set(found) != Set(wanted) { differences.append("expected that \(list(wanted)) fails, and \(list(found)) does") }
    }
    if let wanted = testCase.permissions, let policy = simulation.policy.policy {
      let found = Dictionary(policy.permissions.map { ($0.name, $0.level) }) { $1 }
      for name in Set(wanted.keys).union(found.keys).sorted() where wanted[name] != found[name] {
        differences.append("expected \(name): \(wanted[name] ?? "none"), and the token has \(found[name] ?? "none")")
      }
    }
    if let wanted = testCase.repositories, let policy = simulation.policy.policy, wanted != policy.repositories ?? [] {
      differences.append("expected repositories \(list(wanted)), and the token is for \(policy.repositories.map { list($0) } ?? "all")")
    }
    return differences.isEmpty ? .passed : .failed(differences)
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }
}
