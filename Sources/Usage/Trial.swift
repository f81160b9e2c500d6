import Decision
import Explanation
import Issuers
import JSON
import Pattern
import Source
import Token
import TrustPolicy
import WorkflowFiles

/// One kind of runs under one policy: examples are made of what the languages tell, and shown to the service's decision.
struct Trial {
  let judge: Judge
  let site: Site
  let situation: Site.Situation
  let shape: TokenShape
  let outcome: Demands.Outcome

  private static let sampleCount = 4
  private static let seed: UInt64 = 1

  func result(_ names: TokenShape.Names) throws(Language.TooComplex) -> Judgement.Case {
    let passing = values(of: outcome.passing)
    var accepted: Judgement.Example?
    var refused: Judgement.Example?
    let verdict: Verdict
    if outcome.failures.isEmpty {
      let differing = try escape()
      accepted = example(passing)
      if let differing {
        refused = example(passing.merging(differing) { $1 })
      } else if let miss = outcome.miss {
        refused = example(passing, but: miss)
      }
      verdict = differing == nil && outcome.chance.isEmpty ? .always : .sometimes
    } else {
      refused = example(passing)
      verdict = .never
    }
    // The allowlist and the like keep out whom the policy would let in.
    if verdict != .never, let refusal = accepted?.refusal, refusal.stage != .check {
      return made(.never, nil, accepted, names)
    }
    return made(isConfirmed(verdict, accepted, refused) ? verdict : .unknown("an example contradicts it"), accepted, refused, names)
  }

  private func made(
    _ verdict: Verdict, _ accepted: Judgement.Example?, _ refused: Judgement.Example?, _ names: TokenShape.Names
  ) -> Judgement.Case {
    var assumptions = outcome.facts.compactMap { name in outcome.open[name].map { "`\(name)` is `\($0)`" } }
    if situation.takesDefaults { assumptions.append("the inputs are left at their defaults") }
    if case .immutable(let owner, let id) = names {
      assumptions.append("its subjects are of the immutable form, with the ids `\(owner)` and `\(id)`")
    }
    if shape.runs.hasUnknownRef, let ref = values(of: outcome.passing)[.ref], verdict != .never, asksForRef {
      assumptions.append("the default branch is `\(ref.dropFirst(shape.runs.refPrefix.count))`")
    }
    return Judgement.Case(
      situation: situation, verdict: verdict, accepted: accepted, refused: refused, assumptions: verdict == .never ? [] : assumptions)
  }

  /// Whether not every ref passes.
  private var asksForRef: Bool { outcome.passing[.ref] != shape.runs.languages[.ref] }

  /// Values with which a token is refused; nil where all pass.
  private func escape() throws(Language.TooComplex) -> [Variable: String]? {
    for variable in Variable.allCases where !(variable == .ref && shape.runs.hasUnknownRef) {
      guard let all = shape.runs.languages[variable], let passing = outcome.passing[variable] else { continue }
      let outside = try all.subtracting(passing)
      if let text = Self.readable(outside, variable) { return [variable: text] }
    }
    return nil
  }

  // MARK: Examples

  private func example(_ values: [Variable: String], but miss: (claim: String, text: String)? = nil) -> Judgement.Example {
    let open = miss.map { outcome.open.merging([$0.claim: $0.text]) { $1 } } ?? outcome.open
    let payload = shape.payload(values, open)
    let result = judge.admit(payload, site)
    var refusal: Admission.Refusal?
    if case .failure(let error)? = result?.outcome { refusal = error }
    var explainer: Explainer?
    if let policy = result?.policy?.policy, let claims = try? Claims(payload: payload), let domain = site.request.domain.text {
      explainer = Explainer(policy, claims, domain: domain)
    }
    return Judgement.Example(claims: telling(payload), decision: result?.decision, refusal: refusal, explainer: explainer)
  }

  /// The claims that tell one token from another.
  private func telling(_ payload: [UInt8]) -> [Witness.Claim] {
    guard let claims = try? Claims(payload: payload) else { return [] }
    var shown = [Witness.Claim("sub", claims.subject)]
    let varied = outcome.passing.filter { shape.runs.languages[$0.key] != $0.value }.map(\.key.rawValue).sorted()
    for name in ["ref", "job_workflow_ref"] + varied.filter({ $0 != "ref" }) + outcome.chance + outcome.facts {
      guard case .text(let text) = claims[name] else { continue }
      // What the subject tells already is not said twice.
      if name == "environment", claims.subject.contains(":environment:") { continue }
      if name == "ref", claims.subject.hasSuffix(":ref:" + text) { continue }
      if name == "job_workflow_ref", claims["workflow_ref"] == claims[name] { continue }
      shown.append(.init(name, text))
    }
    return shown
  }

  private func values(of languages: [Variable: Language]) -> [Variable: String] {
    var values: [Variable: String] = [:]
    for (variable, language) in languages { values[variable] = Self.readable(language, variable) }
    return values
  }

  /// Names that everybody knows, to take where there is one in the language.
  private static func familiar(_ variable: Variable) -> [String] {
    switch variable {
    case .ref:
      [
        "refs/heads/main", "refs/heads/feature", "refs/heads/feature/login", "refs/tags/v1.0.0", "refs/pull/1/merge",
        "refs/heads/gh-readonly-queue/main/pr-1-0123456789abcdef0123456789abcdef01234567",
      ]
    case .baseRef, .headRef: ["main", "feature"]
    case .environment: ["production", "staging"]
    case .actor: ["octocat"]
    }
  }

  static func readable(_ language: Language, _ variable: Variable) -> String? {
    familiar(variable).first { language.contains($0) } ?? language.witness(preferring: Readable.subject)
  }

  // MARK: Confirmation

  /// Whether the service decides as the languages tell, about the examples and about some more texts of each variable.
  private func isConfirmed(_ verdict: Verdict, _ accepted: Judgement.Example?, _ refused: Judgement.Example?) -> Bool {
    if let accepted, accepted.refusal != nil { return false }
    if let refused, refused.refusal == nil { return false }
    switch verdict {
    case .always: return samples(outcome.passing).allSatisfy { isAdmitted($0) }
    case .never: return samples(shape.runs.languages).allSatisfy { !isAdmitted($0) }
    case .sometimes: return samples(outcome.passing).allSatisfy { isAdmitted($0) }
    case .unknown: return true
    }
  }

  private func isAdmitted(_ values: [Variable: String]) -> Bool {
    guard case .success? = judge.admit(shape.payload(values, outcome.open), site)?.outcome else { return false }
    return true
  }

  /// Some values of all variables, short enough to be in a subject.
  private func samples(_ languages: [Variable: Language]) -> [[Variable: String]] {
    var all = [[Variable: String]](repeating: values(of: languages), count: Self.sampleCount)
    for (variable, language) in languages {
      let texts = language.samples(count: Self.sampleCount, seed: Self.seed).filter { $0.utf8.count < 64 }
      for (index, text) in texts.enumerated() { all[index][variable] = text }
    }
    return all
  }
}
