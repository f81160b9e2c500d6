import Decision
import Lint
import Report

extension Examination {
  /// Lines of a trace that a log gets; a policy may have thousands of claims.
  private static let lineLimit = 200

  /// What it tells, in lines for a log; they may quote others raw.
  var lines: [String] {
    [""] + [sentence]
      + details.prefix(Self.lineLimit) + (details.count > Self.lineLimit ? ["… \(details.count - Self.lineLimit) more lines"] : [])
  }

  /// What was found, in one sentence or two.
  var sentence: String {
    switch outcome {
    case .elsewhere:
      "The policy lies in `\(asked.policyRepository)`. With a checkout of it in the workspace and its path in the input `policy-path`, "
        + "this step says which check fails."
    case .ours(let scope):
      "The policy that was asked for lies in `\(asked.policyRepository)`, and this repository has a `\(path)`: was the scope `\(scope)` meant?"
    case .noCheckout: "The workspace is empty. With `actions/checkout` before this step, it says which check of the policy fails."
    case .absent(let near, let identities):
      "In the checkout there is no `\(path)`" + (near.isEmpty ? Self.others(identities) : Self.nearby(near))
    case .unreadable(let error): "The policy in the checkout was not looked at: \(error)."
    case .tooSlow: "The policy in the checkout is too complex to be decided here."
    case .decided(let simulation, _):
      switch simulation.stage {
      case .parse, .compile: "The policy `\(path)` in the checkout is not valid either:"
      case .token, .check: "The policy `\(path)` in the checkout, decided about this run's token:"
      case .ok: "The policy `\(path)` in the checkout admits this run" + admitted
      }
    }
  }

  /// Why the service may refuse what the checkout admits.
  private var admitted: String {
    if kind == .permissionsRefused { return ", as the service's did: it is GitHub that refuses what it grants." }
    return ". The service reads the default branch of `\(asked.policyRepository)`, and what it read may be 5 minutes old: "
      + "is this policy merged, and since when?"
  }

  private var details: [String] {
    guard case .decided(let simulation, let result) = outcome else { return [] }
    var text = ""
    switch simulation.stage {
    case .parse, .compile: break
    case .token, .check, .ok: text = SimulationReport(simulation, evidence: .token).text(.text)
    }
    if let result, !result.findings.isEmpty { text += "\nWhat `octosts lint` says against it:\n\n" + LintReport([result]).text(.text) }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func nearby(_ paths: [String]) -> String {
    ", but " + paths.map { "`\($0)`" }.joined(separator: ", ") + ". Names count with case, ending and folder."
  }

  private static func others(_ identities: [String]) -> String {
    if identities.isEmpty { return "." }
    let names = identities.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
    return ". The identities there are \(names)\(identities.count > 10 ? ", …" : "")."
  }
}
