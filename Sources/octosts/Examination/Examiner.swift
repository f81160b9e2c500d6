import Decision
import Lint
import OctoSTS
import Secret
import Source
import Token
import TrustPolicy
import Workflow

/// Looks into the checkout for the reason of a refusal.
struct Examiner: Sendable {
  /// For a decision, and for a look by lint; both take milliseconds.
  private static let limit = Duration.seconds(3)

  private let host: Host
  private let inputs: ActionInputs
  private let checkout: Checkout

  /// The domain by which a policy without an audience is decided.
  private let domain: String

  /// `wantedAudience` is what the service says that it wanted, which a policy without an audience leaves to its domain. Unless it tells, a service
  /// on this machine, which answers by another name than its own, is taken to be the one that the token was asked for.
  init(host: Host, run: Run, inputs: ActionInputs, wantedAudience: String?) {
    self.host = host
    self.inputs = inputs
    checkout = Checkout(host: host, run: run, inputs: inputs)
    domain = wantedAudience ?? (inputs.domain.isLoopback ? inputs.asked.audience : inputs.domain.text)
  }

  func examine(_ token: Secret, after kind: FailureKind) async -> Examination? {
    guard let payload = try? CompactToken(token).payload else { return nil }
    let path = checkout.path ?? inputs.asked.policyPath
    let outcome = await outcome(payload, after: kind)
    // Of a policy that is not there the nearest is tried; where there is none, there is nothing to repeat.
    let desk: String?
    switch outcome {
    case .absent(let near, _): desk = near.first
    case .elsewhere, .ours, .noCheckout, .unreadable, .tooSlow, .decided: desk = path
    }
    return Examination(
      asked: inputs.asked, kind: kind, path: path, isOwn: checkout.isOwn, outcome: outcome,
      desk: desk.flatMap { DeskCommand(policy: $0, scope: checkout.scope, domain: domain, payload: payload)?.text })
  }

  /// That this repository has what another was asked for.
  private var ours: Examination.Outcome? {
    guard let home = inputs.asked.home, (try? checkout.read(inputs.asked.policyPath)) != nil else { return nil }
    let scope = Scope(home)
    return .ours(scope: scope.isOrganization ? scope.owner : home)
  }

  private func outcome(_ payload: [UInt8], after kind: FailureKind) async -> Examination.Outcome {
    guard let path = checkout.path else { return kind == .policyMissing ? ours ?? .elsewhere : .elsewhere }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try checkout.read(path)
    } catch {
      guard error.isAbsence else { return .unreadable(error) }
      guard checkout.isThere else { return .noCheckout }
      let files = NearFiles(checkout)
      return .absent(near: files.paths(for: path), identities: files.identities)
    }
    let decided = await Bounded.value(within: Self.limit, by: host.time) { [checkout, domain] in
      Simulation(checkout.file(path, bytes), payload: payload, domain: domain)
    }
    guard let simulation = decided else { return .tooSlow }
    let candidate = Candidate(path: path, absolutePath: checkout.root + "/" + path, isOrganization: checkout.scope.isOrganization)
    let linted = await Bounded.value(within: Self.limit, by: host.time) { [domain] in
      Linter(domain: domain).lint(candidate, bytes: bytes).limited(to: .error)
    }
    return .decided(simulation, linted)
  }
}
