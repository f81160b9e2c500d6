import TrustPolicy

extension Asked {
  /// What is probably written wrong, with what to write instead, for a refusal that may come of it.
  func slips(after kind: FailureKind) -> [Advice] {
    switch kind {
    case .badRequest, .notInstalled, .policyMissing: slips + (kind == .policyMissing ? [otherScope].compactMap { $0 } : [])
    default: []
    }
  }

  private var slips: [Advice] {
    var slips: [Advice] = []
    if let slip = ScopeSlip(scope) {
      slips.append("Of the scope `\(scope)`: \(slip).")
    } else if let written = spelling {
      slips.append("The scope differs in case from this repository: write `\(written)`.")
    }
    if let slip = IdentitySlip(identity) { slips.append("Of the identity `\(identity)`: \(slip).") }
    return slips
  }

  /// The scope as this run's repository spells it, when that has another case.
  private var spelling: String? {
    guard let home else { return nil }
    let own = scope.contains("/") ? home : Scope(home).owner
    return own != scope && own.lowercased() == scope.lowercased() ? own : nil
  }

  /// A policy of the organization is not found by a repository's scope, nor the other way round.
  private var otherScope: Advice? {
    guard ScopeSlip(scope) == nil else { return nil }
    if Scope(scope).isOrganization {
      let own = home.flatMap { Scope($0).owner.lowercased() == owner.lowercased() && !Scope($0).isOrganization ? $0 : nil }
      return
        "The scope `\(scope)` asks for a policy of the organization; one of a repository wants \(own.map { "`\($0)`" } ?? "`\(owner)/REPO`")."
    }
    return "The scope `\(scope)` asks for a policy of the repository; one of the organization, in `\(owner)/.github`, wants `\(owner)`."
  }
}
