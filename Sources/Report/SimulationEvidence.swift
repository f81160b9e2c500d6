import Decision
import JSON
import Source
import Token

/// What a simulation says of the token as such: where its claims come from, its signature, its times.
extension SimulationReport {
  /// A line each, and what was not checked on the first.
  var evidenceLines: String {
    var unchecked: [String] = []
    if simulation.signature == nil { unchecked.append("signature") }
    if !simulation.checksTimes { unchecked.append("times") }
    var out = "claims  \(evidence == .claims ? "given as JSON" : "from a JWT")"
    if !unchecked.isEmpty {
      let isOne = unchecked.count == 1
      out +=
        ": \(isOne ? "the " : "")\(unchecked.joined(separator: " and ")) \(isOne && simulation.checksTimes ? "was" : "were") not checked"
    }
    out += "\n"
    if let signature = simulation.signature { out += "signed  \(Self.words(signature).shown)\n" }
    if evidence == .token, let now = simulation.now {
      out += "times   \(simulation.timesProblem.map { "NOT valid: \($0)" } ?? "valid at \(Timestamp(unix: now))")\n"
    }
    return out
  }

  private static func words(_ check: SignatureCheck) -> String {
    switch check.outcome {
    case .success(let signer):
      "\(signer.algorithm.rawValue) by \(signer.keyID.isEmpty ? "a key without id" : "key `\(signer.keyID)`") of `\(check.source)`"
    case .failure(let error): "NOT by a key of `\(check.source)`: \(error)"
    }
  }

  static func json(_ check: SignatureCheck) -> JSONValue {
    switch check.outcome {
    case .success(let signer):
      [
        "valid": true, "keys": .string(check.source), "algorithm": .string(signer.algorithm.rawValue), "keyId": .string(signer.keyID),
        "message": .null,
      ]
    case .failure(let error):
      ["valid": false, "keys": .string(check.source), "algorithm": .null, "keyId": .null, "message": .string("\(error)")]
    }
  }
}
