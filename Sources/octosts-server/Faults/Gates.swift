import STS

/// The gates in front of a sandbox: one for each place where something goes wrong, and one for the others.
struct Gates: Sendable {
  let origins: Origins
  /// PEM of the authority that the gates' certificates come from; nil without TLS.
  let authority: String?

  /// Opens the gates that `options` ask for; nil when they ask for none.
  init?(_ options: SandboxOptions, note: @escaping @Sendable (String) -> Void, answer: @escaping @Sendable (Call) async -> Reply)
    throws(SandboxError)
  {
    let flaws = Set(options.faults.compactMap(\.kind.flaw))
    let isSecure = options.usesTLS || !flaws.isEmpty
    if !isSecure && options.faults.isEmpty { return nil }
    let identities = isSecure ? try Identities(flaws: flaws) : nil
    let plan = FaultPlan(options.faults)
    let shared = Shared(plan)
    let scheme = isSecure ? "https" : "http"
    func open(_ place: Place?) throws(SandboxError) -> String {
      let gate = Gate(answer: answer, place: place, identities: identities, plan: shared, note: note)
      return "\(scheme)://127.0.0.1:\(try gate.open())"
    }
    let common = try open(nil)
    var own: [Place: String] = [:]
    for place in plan.places { own[place] = try open(place) }
    origins = Origins { [own] in own[$0] ?? common }
    authority = identities?.authority
  }
}
