import Decision
import Issuers
import JSON
import Pattern
import Source
import Token
import TrustPolicy
import WorkflowFiles

/// Says of a site what comes of its exchanges. What the languages tell is put to the service's own decision by example, and no verdict is
/// given that an example contradicts.
struct Judge {
  let checkout: Workspace
  private static let sampleCount = 4

  func judge(_ site: Site) -> Judgement {
    let policy = find(site)
    guard case .found(let file, _) = policy, let domain = site.request.domain.text else {
      return Judgement(site: site, policy: policy, cases: [])
    }
    let demands = file.policy.map { policy in
      Result { () throws(Language.TooComplex) in try Demands(policy, domain: Self.served(domain, site)) }
    }
    let cases = site.situations.map { situation -> Judgement.Case in
      switch demands {
      case .success(let demands)? where demands.wantsAnotherServer:
        return Judgement.Case(
          situation: situation, verdict: .unknown("the policy is for another server than github.com, and which one this is no file tells"),
          accepted: nil, refused: nil, assumptions: [])
      case .success(let demands)?: return self.case(situation, site, demands)
      case .failure?:
        return Judgement.Case(
          situation: situation, verdict: .unknown("a pattern of the policy is too complex"), accepted: nil, refused: nil, assumptions: [])
      // The service refuses the file, whoever asks.
      case nil: return Judgement.Case(situation: situation, verdict: .never, accepted: nil, refused: nil, assumptions: [])
      }
    }
    var judgement = Judgement(site: site, policy: policy, cases: cases)
    guard judgement.verdict == .never, case .success(let demands)? = demands else { return judgement }
    if !checkout.isNameExact, let name = demands.spelling(of: checkout) { return Judge(checkout: checkout.named(name)).judge(site) }
    judgement.isForOthers = demands.isForOthers(checkout)
    return judgement
  }

  /// The domain that a service at `host` calls its own. DataDog's is reached by another name; one behind a port may call itself by its name alone,
  /// which whoever asks for that audience knows.
  private static func served(_ host: String, _ site: Site) -> String {
    guard let audience = site.request.audience.text else { return host }
    let isName = host.hasPrefix(audience + ":") && host.dropFirst(audience.count + 1).allSatisfy(\.isNumber)
    return isName || site.tool == "DataDog/dd-octo-sts-action" ? audience : host
  }

  // MARK: The policy

  private func find(_ site: Site) -> Judgement.Policy {
    let request = site.request
    for (what, value) in [
      ("scope", request.scope), ("identity", request.identity), ("domain", request.domain), ("audience", request.audience),
    ] {
      if case .unknown(let reason) = value { return .unknown("its \(what) is not known: \(reason)") }
    }
    guard let text = request.scope.text, let identity = request.identity.text, !text.isEmpty, !identity.isEmpty else {
      return .unknown("it asks for nothing: scope or identity is empty")
    }
    let scope = Scope(text)
    guard let repository = checkout.repository(scope.owner, scope.repository) else {
      return .unknown("the policies of `\(scope.owner)/\(scope.repository)` are not at hand")
    }
    let name = "\(scope.owner)/\(scope.repository)"
    let path = scope.path(identity: identity)
    guard let bytes = repository.read(path) else {
      let others = repository.list(String(PolicyPath.folder.dropLast())).filter { $0.hasSuffix(PolicyPath.policySuffix) }
      return .missing(repository: name, path: path, others: others.map { String($0.dropLast(PolicyPath.policySuffix.count)) }.sorted())
    }
    let source = SourceText(name: path, bytes: bytes)
    return .found(
      PolicyFile(source, kind: scope.isOrganization ? .organization : .repository, repositories: scope.repositories), repository: name)
  }

  // MARK: The tokens

  private func `case`(_ situation: Site.Situation, _ site: Site, _ demands: Demands) -> Judgement.Case {
    func answer(_ names: TokenShape.Names, endsInPullRequest: Bool) -> Judgement.Case {
      let shape = TokenShape(situation, of: site, in: checkout, names: names, endsInPullRequest: endsInPullRequest)
      do throws(Language.TooComplex) {
        return try Trial(judge: self, site: site, situation: situation, shape: shape, outcome: demands.outcome(shape)).result(names)
      } catch {
        return Judgement.Case(
          situation: situation, verdict: .unknown("a pattern of the policy is too complex"), accepted: nil, refused: nil, assumptions: [])
      }
    }
    func best(endsInPullRequest: Bool) -> Judgement.Case {
      let classic = answer(.classic, endsInPullRequest: endsInPullRequest)
      guard classic.verdict == .never else { return classic }
      if let ids = demands.ids(owner: checkout.owner, repository: checkout.name) {
        let immutable = answer(ids, endsInPullRequest: endsInPullRequest)
        if immutable.verdict != .never { return immutable }
      }
      guard demands.wantsCustomSubject else { return classic }
      return classic.with(.unknown("the policy wants a subject that the repository customises, which no file tells"))
    }
    if GitHubEvent.origin(situation.runs.event) == .caller {
      return Judgement.Case(
        situation: situation, verdict: .unknown("no workflow here calls it, and who else does is not known"), accepted: nil, refused: nil,
        assumptions: [])
    }
    switch GitHubEvent.subjectForm(situation.runs.event) {
    case .ref: return best(endsInPullRequest: false)
    case .pullRequest: return best(endsInPullRequest: true)
    case .undocumented:
      let (likely, other) = (best(endsInPullRequest: true), best(endsInPullRequest: false))
      if likely.verdict == other.verdict { return likely }
      return likely.with(
        .unknown(
          "GitHub does not say whether the subject ends in `:pull_request` or in the ref: \(likely.verdict.word) with the first, which is likely, "
            + "\(other.verdict.word) with the second"))
    }
  }

  /// What the service does with a token.
  func admit(_ payload: [UInt8], _ site: Site) -> Admission.Result? {
    guard let claims = try? Claims(payload: payload), let scope = site.request.scope.text, let identity = site.request.identity.text,
      let domain = site.request.domain.text
    else { return nil }
    let files = RepositoryFiles { owner, repository, path in checkout.repository(owner, repository)?.read(path) }
    return Admission(domain: Self.served(domain, site)).admit(ExchangeRequest(scope: scope, identity: identity), claims, files)
  }
}

extension Judgement.Case {
  /// The same with another verdict.
  fileprivate func with(_ verdict: Verdict) -> Judgement.Case {
    Judgement.Case(situation: situation, verdict: verdict, accepted: accepted, refused: refused, assumptions: assumptions)
  }
}
