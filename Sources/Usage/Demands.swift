import Issuers
import Pattern
import TrustPolicy
import WorkflowFiles

/// What a policy asks of a token, claim by claim, as languages.
struct Demands {
  struct Demand {
    /// The name of the claim.
    let claim: String
    let match: StringMatch
    /// The texts that pass.
    let language: Language
  }

  let all: [Demand]
  /// For every site anew, so less than lint spends on a file.
  private static let budget = Language.Budget(states: 2_000)

  /// - Parameter domain: the audience that is asked for where the policy names none.
  init(_ policy: TrustPolicy, domain: String) throws(Language.TooComplex) {
    var pairs = [("iss", policy.issuer.value), ("sub", policy.subject.value), ("aud", policy.audience?.value ?? .exact(domain))]
    pairs += policy.claims.map { ($0.value.claim, $0.value.match) }
    var all: [Demand] = []
    for (claim, match) in pairs {
      let language: Language
      switch match {
      case .exact(let text): language = try Language(exactly: text, within: Self.budget)
      case .pattern(let pattern, _): language = try Language(matching: pattern, within: Self.budget)
      }
      all.append(Demand(claim: claim, match: match, language: language))
    }
    self.all = all
  }

  private var subject: Language { all.first { $0.claim == "sub" }?.language ?? .none }

  /// The ids of the immutable form that the subject asks for; nil where it asks for none.
  func ids(owner: String, repository: String) -> TokenShape.Names? {
    let form = Language.form("repo:\(Pattern.quoted(owner))@[0-9]+/\(Pattern.quoted(repository))@[0-9]+:.*")
    guard let text = (try? subject.intersection(form))?.witness(), let parts = GitHubSubject(text), let ownerID = parts.owner.id,
      let id = parts.repository.id
    else { return nil }
    return .immutable(owner: ownerID, repository: id)
  }

  /// Whether the tokens of another GitHub are asked for: a server of one's own, or an enterprise's issuer.
  var wantsAnotherServer: Bool {
    guard let issuer = all.first(where: { $0.claim == "iss" })?.language, !issuer.contains(GitHub.issuer) else { return false }
    return (try? issuer.isDisjoint(with: GitHub.otherIssuer)) == false
  }

  /// The name of `checkout` as the policy writes it, where the letters differ in nothing but their case; nil where it writes it the same.
  func spelling(of checkout: Workspace) -> String? {
    let (owner, name) = (Pattern.quoted(checkout.owner), Pattern.quoted(checkout.name))
    let forms = [
      "sub": "repo:(?i:\(owner))(?:@[0-9]+)?/(?i:\(name))(?:@[0-9]+)?:.*", "repository": "(?i:\(owner)/\(name))",
      "workflow_ref": "(?i:\(owner)/\(name))/.*", "job_workflow_ref": "(?i:\(owner)/\(name))/.*",
    ]
    for demand in all {
      guard let form = forms[demand.claim], let text = (try? demand.language.intersection(.form(form)))?.witness() else { continue }
      let written =
        demand.claim == "sub" ? GitHubSubject(text)?.fullName : text.split(separator: "/").prefix(2).joined(separator: "/")
      if let written, written != checkout.repository { return written }
    }
    return nil
  }

  /// Whether the subjects of other repositories are asked for, and none of `checkout`.
  func isForOthers(_ checkout: Workspace) -> Bool {
    guard let sent = try? subject.intersection(GitHubLanguage.subject), !sent.isEmpty else { return false }
    return (try? sent.isDisjoint(with: checkout.subjects)) ?? false
  }

  /// Whether only subjects are asked for that a repository has made for itself.
  var wantsCustomSubject: Bool {
    guard let usual = try? subject.intersection(GitHubLanguage.subject), usual.isEmpty else { return false }
    return (try? subject.intersection(GitHubLanguage.anySubject).isEmpty) == false
  }

  // MARK: Against tokens

  /// How the tokens of a shape fare.
  struct Outcome {
    /// The claims that no token can have as they are asked for.
    var failures: [String] = []
    /// What passes of each variable; of one that never does everything.
    var passing: [Variable: Language]
    /// Claims that no workflow file tells, as they are asked for.
    var open: [String: String] = [:]
    /// Of these, what must be so for the repository.
    var facts: [String] = []
    /// Of these, what differs from run to run.
    var chance: [String] = []
    /// A text of the first of these that does not pass.
    var miss: (claim: String, text: String)?
  }

  func outcome(_ shape: TokenShape) throws(Language.TooComplex) -> Outcome {
    var outcome = Outcome(passing: shape.runs.languages)
    for demand in all {
      switch shape[demand.claim] {
      case .fixed(let text):
        let isTaken = demand.claim != "sub" || WellFormed.subject(text)
        if !isTaken || !demand.match.matches(text) { outcome.failures.append(demand.claim) }
      case .absent: outcome.failures.append(demand.claim)
      case .variable(let variable, let prefix):
        let rest = prefix.isEmpty ? demand.language : try demand.language.remainder(after: Language(exactly: prefix))
        let left = try (outcome.passing[variable] ?? .all).intersection(rest)
        if left.isEmpty { outcome.failures.append(demand.claim) } else { outcome.passing[variable] = left }
      case .open(let form, let isFact):
        let shared = try demand.language.intersection(form)
        guard let text = shared.witness(preferring: Readable.text) else {
          outcome.failures.append(demand.claim)
          continue
        }
        outcome.open[demand.claim] = text
        if try form.isSubset(of: demand.language) { continue }
        if isFact {
          outcome.facts.append(demand.claim)
        } else {
          outcome.chance.append(demand.claim)
          guard outcome.miss == nil, let text = try form.subtracting(demand.language).witness(preferring: Readable.text) else { continue }
          outcome.miss = (demand.claim, text)
        }
      }
    }
    return outcome
  }
}
