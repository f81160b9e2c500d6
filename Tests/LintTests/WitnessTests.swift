import Decision
import JSON
import Source
import Testing
import Token
import TrustPolicy

@testable import Lint

@Suite struct WitnessTests {
  /// A finding with a witness, and the policy that it was made for.
  struct Case: Sendable, CustomTestStringConvertible {
    var finding: Finding
    var witness: Witness
    var policy: TrustPolicy
    var testDescription: String { "\(finding.rule): \(witness.claims.map { "\($0.name)=\($0.text)" })" }
  }

  static let cases: [Case] = RuleTests.badCases.flatMap { test -> [Case] in
    let result = RuleTests.lint(test.example)
    guard let kind = result.kind?.policyKind, let policy = PolicyFile(result.source, kind: kind).policy else { return [] }
    return result.findings.compactMap { finding in finding.witness.map { Case(finding: finding, witness: $0, policy: policy) } }
  }

  @Test("the service decides about every witness as the finding says", arguments: cases)
  func witness(_ test: Case) throws {
    let decision = try Self.decide(test.policy, test.witness)
    let named = Set(test.witness.claims.map(\.name))
    let checks = decision.checks.filter { check in
      switch check.field {
      case .issuerForm, .issuer: named.contains("iss")
      case .subjectForm, .subject: named.contains("sub")
      case .audienceForm, .audience: named.contains("aud")
      case .claim(let name): named.contains(name)
      }
    }
    #expect(checks.allSatisfy(\.passed) == test.witness.isAdmitted, "\(checks.filter { !$0.passed })")
    if test.witness.isAdmitted, named.isSuperset(of: ["iss", "sub"]) { #expect(decision.isAllowed) }
  }

  @Test("the rules that speak of tokens give witnesses")
  func rulesWithWitness() {
    let rules = Set(Self.cases.map(\.finding.rule))
    let expected: Set = [
      "anchor-escape", "trailing-newline", "null-pattern", "open-issuer", "sibling-repository", "pull-request-write", "any-ref-write",
      "issuer-pattern-spans-host", "mutable-workflow-ref", "idle-claim-pattern", "never-matches", "glob-not-regex",
    ]
    #expect(expected.subtracting(rules) == [])
  }

  static func decide(_ policy: TrustPolicy, _ witness: Witness) throws -> Decision {
    var members: [JSONValue.Member] = []
    for claim in witness.claims { members.append(.init(claim.name, .string(claim.text))) }
    if !witness.claims.contains(where: { $0.name == "aud" }) {
      members.append(.init("aud", .string(policy.audience?.value.written ?? Evaluator.hostedDomain)))
    }
    let claims = try Claims(payload: Array(JSONValue.object(members).text().utf8))
    return Evaluator().decide(policy, claims)
  }
}
