import Checkout
import Decision
import Report
import Token

/// An exchange as the service would answer it, with repositories on disk.
struct AdmissionRun {
  let scope: String
  let identity: String
  let place: RepositoryOptions
  let domain: String
  let now: Int?
  let format: Format
  let host: Host

  func run(_ item: ClaimsStream.Item, _ signature: SignatureCheck?) -> ExitStatus {
    guard let store = place.store(host) else {
      host.complain(line: "octosts: `\(place.place)` is no folder")
      return .unable
    }
    let simulation = ExchangeSimulation(
      Admission(domain: domain, policyRepository: place.policyRepository), ExchangeRequest(scope: scope, identity: identity),
      payload: item.payload,
      files: store.repositoryFiles, now: now, signature: signature)
    let times = now == nil ? "times were not checked" : "times were checked"
    let checked = signature.map { "signature checked with the keys of \($0.source)" } ?? "the signature was not checked"
    let evidence = "\(item.token == nil ? "given as JSON" : "from a JWT"): \(checked), \(times)"
    guard host.write(AdmissionReport(simulation, names: store.names, evidence: evidence).text(format)) else { return .unable }
    return simulation.grant == nil ? .refused : .success
  }
}
