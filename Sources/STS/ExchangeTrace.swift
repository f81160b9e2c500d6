import Decision
import TrustPolicy

/// How the rules came to their word, a line each, for the service's own log: the caller is told less.
enum ExchangeTrace {
  /// Problems of the files that were read, then the checks in the service's order.
  static func lines(_ result: Admission.Result) -> [String] {
    var lines: [String] = []
    if let listing = result.listing {
      lines.append(
        "allowlist (\(listing.mode.rawValue)): \(ExchangeRecord.quoted(listing.issuer)) is \(listing.isListed ? "" : "not ")listed")
    }
    for problem in result.allowlist?.problems ?? [] { lines.append("the allowlist is invalid: \(ExchangeRecord.quoted("\(problem)"))") }
    for problem in result.policy?.problems ?? [] { lines.append("the policy is invalid: \(ExchangeRecord.quoted("\(problem)"))") }
    for check in result.decision?.checks ?? [] {
      let name = ExchangeRecord.quoted(check.field.name)
      lines.append(check.passed ? "passed \(name)" : "failed \(name): \(ExchangeRecord.quoted(check.message))")
    }
    return lines
  }
}
