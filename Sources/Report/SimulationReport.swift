import Decision
import JSON
import Source
import Token
import TrustPolicy

/// What `octosts simulate` prints.
public struct SimulationReport: Sendable {
  /// Where the claims come from.
  public enum Evidence: Sendable {
    /// A JSON object.
    case claims
    /// A JWT; whether its signature was checked, the simulation says.
    case token
  }

  public let simulation: Simulation
  public let evidence: Evidence

  public init(_ simulation: Simulation, evidence: Evidence) {
    self.simulation = simulation
    self.evidence = evidence
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    }
  }

  private var kind: String {
    switch simulation.policy.kind {
    case .repository: "a repository"
    case .organization: "an organization"
    }
  }

  private var trace: CheckTrace {
    CheckTrace(simulation.decision, simulation.policy, simulation.decoded, domain: simulation.domain)
  }

  /// Why the token is refused, in one sentence; nil when it is not.
  private var message: String? {
    switch simulation.stage {
    case .parse, .compile: simulation.policy.problems.first.map(\.description)
    case .token:
      if case .failure(let error) = simulation.claims { "\(error)" } else { nil }
    case .check:
      simulation.decision?.firstFailure.map { check in
        "\(check.field.name) is \(check.actual.map { "`\($0)`" } ?? "absent"), wanted \(check.expected)"
      }
    case .ok: nil
    }
  }
}

// MARK: - Text

extension SimulationReport {
  private var human: String {
    var out = "policy  \(simulation.policy.source.name.shown), read as \(kind) policy\n"
    out += evidenceLines + "\n"
    let snippet = Snippet(simulation.policy.source)
    let trace = trace
    return out + trace.text + verdict(snippet, trace)
  }

  private func verdict(_ snippet: Snippet, _ trace: CheckTrace) -> String {
    guard let policy = simulation.policy.policy, simulation.isAllowed else {
      var out = "denied: \(message?.shown ?? "the service refuses the token")\n"
      switch simulation.stage {
      case .parse, .compile:
        if let problem = simulation.policy.problems.first {
          out += "  --> \(snippet.location(problem.span))\n" + snippet.picture(problem.span).map { $0 + "\n" }.joined()
        }
      case .token, .check, .ok: break
      }
      if let code = simulation.code { out += "The service answers \(code.http) with code \(code.rawValue) (\(code.name)).\n" }
      return out + trace.todo
    }
    var out = "allowed: the token would carry\n"
    out += "  permissions   "
    out +=
      policy.permissions.isEmpty
      ? "none named\n" : policy.permissions.map { "\($0.name): \($0.level)".shown }.joined(separator: ", ") + "\n"
    out += "  repositories  "
    switch (policy.kind, policy.repositories) {
    case (_, let list?): out += list.map { $0.shown }.joined(separator: ", ") + "\n"
    case (.repository, nil): out += "the policy's own\n"
    case (.organization, nil): out += "every repository of the organization that the App is installed on\n"
    }
    return out
  }
}

// MARK: - JSON

extension SimulationReport {
  private var json: JSONValue {
    let policy = simulation.isAllowed ? simulation.policy.policy : nil
    let trace = trace
    return [
      "version": 1,
      "allowed": .bool(simulation.isAllowed),
      "stage": .string(simulation.stage.rawValue),
      "code": simulation.code.map { .string($0.name) } ?? .null,
      "reason": simulation.reason.map { .string($0.rawValue) } ?? .null,
      "message": message.map { .string($0) } ?? .null,
      "kind": .string(simulation.policy.kind.rawValue),
      "signatureChecked": .bool(simulation.signature != nil),
      "signature": simulation.signature.map { Self.json($0) } ?? .null,
      "timesChecked": .bool(simulation.checksTimes),
      "note": trace.note,
      "checks": trace.json,
      "advice": trace.advice.map { .string($0) } ?? .null,
      "permissions": .object((policy?.permissions ?? []).map { .init($0.name, .string($0.level)) }),
      "repositories": policy.map { $0.repositories.map { .array($0.map { .string($0) }) } ?? .null } ?? [],
    ]
  }
}
