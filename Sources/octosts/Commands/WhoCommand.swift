import ArgumentParser
import Checkout
import Decision
import Report
import Token
import TrustPolicy

/// Which identities a token can assume.
struct WhoCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "List every identity that a token can assume, with its permissions and repositories.",
    discussion: """
      Looks at all policies of the repositories below a folder, as the service would for each scope and identity: allowlist, policy, checks. \
      Signatures are not checked, and times only against --at.

        octosts who --claims claims.json --root ~/checkouts
        octosts who --claims claims.json --checkout . --repository acme/app
        octosts claims --repository acme/app --event pull_request |
          octosts who --claims - --root ~/checkouts
        octosts who --claims runs.jsonl --root . --format jsonl

      --root holds the repositories as OWNER/REPO, those of organization policies too (OWNER/.github). Claims are JSON objects or JWTs, one or \
      many, in files, folders or on standard input.

      Exit status: 0 at least one identity, 1 none, 2 could not decide, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("Claims: files or folders, `-` for standard input; may be repeated.", valueName: "path"))
  var claims: [String]

  @OptionGroup
  var place: RepositoryOptions

  @Option(help: ArgumentHelp("The service's domain: the audience that a policy without one asks for.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  @Option(
    help: ArgumentHelp("Check `exp` and `nbf` against this time: Unix seconds, or RFC 3339.", valueName: "time"), transform: Moment.init)
  var at: Moment?

  @Option(help: "How to report: text, markdown, json, jsonl or summary.")
  var format: MatrixReport.Format = .text

  func validate() throws {
    if claims.isEmpty { throw ValidationError("give --claims PATH") }
    if !place.isGiven { throw ValidationError("give --root DIR, or --checkout DIR and --repository OWNER/REPO") }
  }

  func run(on host: Host) async -> ExitStatus {
    guard let store = place.store(host) else {
      host.complain(line: "octosts: `\(place.place)` is no folder")
      return .unable
    }
    let identities = IdentityList(store, policyRepository: place.policyRepository)
    if identities.entries.isEmpty {
      host.complain(line: "octosts: no policy below `\(place.place)`: it holds OWNER/REPO/.github/chainguard/NAME.sts.yaml")
      return .unable
    }
    let admission = Admission(domain: domain, policyRepository: place.policyRepository)
    var report = WhoReport(format)
    var out = RowWriter(host)
    out.write(report.head)
    var count = 0
    do throws(ClaimsStream.Problem) {
      for file in try ClaimsStream(host: host).files(claims) {
        try ClaimsStream(host: host).each(in: file) { item in
          let found = assumed(by: item.payload, identities, admission, store.repositoryFiles)
          out.write(report.add(item.name, found, tried: identities.entries.count))
          count += 1
          out.progress.say("\(count) tokens, \(identities.entries.count) identities …")
          return !out.isBroken
        }
      }
    } catch {
      out.flush()
      host.complain(line: "octosts: \(error)")
      return .unable
    }
    out.write(report.foot)
    out.flush()
    if out.isBroken { return .unable }
    return report.isAny ? .success : .refused
  }

  /// What the policies alone admit is asked of the whole way, allowlist included.
  private func assumed(
    by payload: [UInt8], _ identities: IdentityList, _ admission: Admission, _ files: RepositoryFiles
  ) -> [WhoReport.Entry] {
    guard let claims = try? Claims(payload: payload), admission.evaluator.stop(claims) == nil else { return [] }
    return identities.entries.compactMap { entry in
      guard let policy = entry.policy, admission.evaluator.stop(policy, claims) == nil else { return nil }
      let request = ExchangeRequest(scope: entry.scope, identity: entry.identity)
      let simulation = ExchangeSimulation(admission, request, payload: payload, files: files, now: at?.unix)
      return simulation.grant.map { WhoReport.Entry(scope: entry.scope, identity: entry.identity, grant: $0) }
    }
  }
}
