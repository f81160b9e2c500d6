extension Failure {
  /// What is known and what to do, in lines for a log or a terminal; they may quote others raw.
  var lines: [String] {
    var lines = facts
    if let asked {
      lines.append("Asked for: \(asked)")
      if kind.place == .service {
        lines.append("The policy it looks for: `\(asked.policyPath)` on the default branch of `\(asked.policyRepository)`")
      }
    }
    lines.append("What it means: \(kind.meaning(subject))")
    if !remedies.isEmpty { lines.append("What to do:") }
    for advice in remedies {
      lines.append("  - \(advice.text)")
      lines += advice.code.map { "      \($0)" }
    }
    return lines
  }
}
