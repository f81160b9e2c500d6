import HTTP
import OctoSTS
import Workflow

/// A failure as it is told: what it is called, what happened, what is known.
struct Failure: Sendable {
  let kind: FailureKind
  /// What happened, in one sentence; may quote others raw.
  let cause: String
  /// What was asked for, where the failure came of asking.
  var asked: Asked?
  /// Who was asked last.
  var party: ExchangeError.Party?
  /// The audience that the policy or, where it has none, the service wants, as far as its refusal tells.
  var wantedAudience: String?
  /// Lines about this failure alone; may quote others raw.
  var facts: [String] = []
  /// The policy in the checkout, where it was looked at.
  var examination: Examination?
  /// The claims of the identity token, where they help.
  var claims: [ClaimList.Claim] = []
  let status: ExitStatus

  init(_ kind: FailureKind, _ cause: String, asked: Asked? = nil, status: ExitStatus = .unable) {
    self.kind = kind
    self.cause = cause
    self.asked = asked
    self.status = status
  }

  /// What an annotation is called: of a server that gave no answer, whose it is.
  var title: String {
    guard kind.place == .way, let party else { return kind.title }
    return "\(party.title): \(kind.title.prefix(1).lowercased())\(kind.title.dropFirst())"
  }

  /// What to do, the likeliest first.
  var remedies: [Advice] { (asked?.slips(after: kind) ?? []) + kind.remedies(subject) }

  /// What the remedies speak of; an example where nothing was asked for.
  var subject: Asked { asked ?? .example }
}

extension Failure {
  static let notInWorkflow = Failure(.notInWorkflow, "this is no GitHub Actions job: GITHUB_ACTIONS is not `true`")

  static let notMasked = Failure(.logNotWritable, "standard output takes nothing")

  static func stoppedBeforeOutputs(_ asked: Asked) -> Failure {
    Failure(.stopped, "a signal asked the step to end before its token was in the outputs", asked: asked, status: .stopped)
  }

  static func inputs(_ error: ActionInputError) -> Failure {
    Failure(.wrongInput, error.description, status: .usage)
  }

  static func noFile(_ variable: String) -> Failure {
    Failure(.noResultFile, "\(variable) is not set, so there is nowhere to put the results")
  }

  static func file(_ error: FileError) -> Failure {
    Failure(.resultNotWritten, "cannot write \(error)")
  }

  /// The exchange of `asked` failed.
  static func exchange(_ error: ExchangeError, asked: Asked) -> Failure {
    let kind = FailureKind(error)
    var status: ExitStatus = .unable
    if case .refused(.service, let refusal) = error, refusal.isFinal { status = .refused }
    if kind == .wrongInput { status = .usage }
    if kind == .stopped { status = .stopped }
    var failure = Failure(kind, error.description, asked: asked, status: status)
    if case .undelivered(.service, .cancelled, _, _) = error {
      failure.facts.append("The exchange was under way: the service may have made a token that nobody has seen.")
    }
    switch error {
    case .undelivered(let party, _, _, let last):
      failure.party = party
      if let last { failure.facts.append("Before that \(party) \(last).") }
    case .refused(let party, let refusal):
      failure.party = party
      failure.wantedAudience = refusal.wantedAudience
    case .unreadable(let party, _): failure.party = party
    case .malformedDomain, .insecureDomain, .missing, .malformedIdentityToken, .noDigest: break
    }
    return failure
  }
}

extension ExchangeError.Party {
  /// What it is called at the beginning of a title.
  var title: String {
    switch self {
    case .service: "Octo STS"
    case .identityProvider: "OIDC endpoint"
    case .api: "GitHub API"
    }
  }
}

extension Refusal {
  /// What the token's audience is compared with, where the words are those of a comparison that failed.
  fileprivate var wantedAudience: String? {
    let opening = "trust policy: audience \""
    guard message.hasPrefix(opening) else { return nil }
    let rest = message.dropFirst(opening.count)
    let wanted = rest.prefix { $0 != "\"" }
    guard rest.dropFirst(wanted.count).hasPrefix("\" did not match") else { return nil }
    return wanted.isEmpty || wanted.contains("\\") ? nil : String(wanted)
  }
}
