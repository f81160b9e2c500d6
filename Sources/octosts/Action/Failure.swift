import HTTP
import OctoSTS
import Workflow

/// A failure as it is shown: what happened, then what is known and what to do about it.
struct Failure: Sendable {
  var title: String
  /// One sentence; may quote others raw.
  var cause: String
  /// Lines, each of which may quote others raw.
  var details: [String] = []
  var status: ExitStatus
}

extension Failure {
  static let notInWorkflow = Failure(
    title: "Not in a workflow", cause: "this is no GitHub Actions job: GITHUB_ACTIONS is not `true`",
    details: [
      "The action's stages run in a step of a workflow:",
      "  - uses: OWNER/octosts@VERSION",
      "    with: { scope: acme/app, identity: release }",
      "Anywhere else use `octosts exchange --scope acme/app --identity release`, see `octosts exchange --help`.",
    ], status: .unable)

  static func inputs(_ error: ActionInputError) -> Failure {
    Failure(title: "Wrong input", cause: error.description, status: .usage)
  }

  static func noFile(_ variable: String) -> Failure {
    Failure(
      title: "No file for results", cause: "\(variable) is not set, so there is nowhere to put the token",
      details: ["The runner sets it for every step; a container started by hand needs it too."], status: .unable)
  }

  static let notMasked = Failure(
    title: "Log not writable", cause: "the command that hides a token could not be written, so the token is not used",
    details: ["The token that was made has been revoked if that was possible."], status: .unable)

  static func file(_ error: FileError) -> Failure {
    Failure(
      title: "Results not written", cause: "cannot append to \(error)",
      details: ["The token that was made has been revoked if that was possible."], status: .unable)
  }

  /// The exchange of `asked` failed.
  static func exchange(_ error: ExchangeError, asked: Asked) -> Failure {
    let details = ["Asked for: \(asked.description)"]
    switch error {
    case .refused(.service, let refusal):
      return Failure(
        title: "Octo STS: \(title(refusal))", cause: error.description, details: details + Remedy.service(refusal, asked: asked),
        status: refusal.isFinal ? .refused : .unable)
    case .refused(.identityProvider, let refusal):
      return Failure(
        title: "No identity token", cause: error.description, details: details + Remedy.identityProvider(refusal), status: .unable)
    case .undelivered(let party, let failure, _):
      let title = party == .identityProvider ? "OIDC endpoint unreachable" : "Octo STS unreachable"
      return Failure(title: title, cause: error.description, details: details + Remedy.transport(failure), status: .unable)
    case .unreadable(.identityProvider, _):
      return Failure(title: "No identity token", cause: error.description, details: details, status: .unable)
    case .malformedDomain, .insecureDomain, .missing, .malformedIdentityToken:
      return Failure(title: "Wrong input", cause: error.description, details: details, status: .usage)
    case .refused(.api, _), .unreadable, .noDigest:
      return Failure(title: "No usable answer", cause: error.description, details: details, status: .unable)
    }
  }

  private static func title(_ refusal: Refusal) -> String {
    if let code = refusal.code { return "\(code.name) (\(refusal.status))" }
    return refusal.isFinal ? "refused (\(refusal.status))" : "not available (\(refusal.status))"
  }
}

extension Asked: CustomStringConvertible {
  var description: String { "scope `\(scope)`, identity `\(identity)`, at `\(domain)`, with audience `\(audience)`" }
}
