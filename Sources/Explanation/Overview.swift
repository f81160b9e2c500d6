import Decision
import Token
import TrustPolicy

/// What several failures say together: that the policy is not about such tokens at all.
public struct Overview: Sendable, Equatable {
  /// What is the matter, in one sentence.
  public let message: String
  /// What to do about it.
  public let advice: String
  /// When to look at the failures one by one, as the beginning of a sentence.
  public let otherwise: String
}

extension Explainer {
  /// Nil where each failure stands for itself.
  public func overview(_ checks: [Check]) -> Overview? {
    let failed = checks.filter { !$0.passed }
    guard let issuer = failed.first(where: { $0.field == .issuer }), let subject = failed.first(where: { $0.field == .subject }),
      !failed.contains(where: { [.issuerForm, .subjectForm].contains($0.field) }), case .match(let wantedIssuer) = issuer.wanted,
      case .match(let wantedSubject) = subject.wanted
    else { return nil }
    let has = Provider(claims.issuer) ?? Provider(subject: claims.subject)
    let wants = (wantedIssuer.isPattern ? nil : Provider(wantedIssuer.written)) ?? Provider(subject: wantedSubject.written)
    if let has, let wants, has != wants, !(has.isGitHub && wants.isGitHub) {
      return Overview(
        message: "the policy is for \(wants.shortName), and the token is one of \(has.shortName)",
        advice: "change nothing, unless tokens of \(has.shortName) are meant to be admitted here", otherwise: "If they are")
    }
    let others = ["other-repository", "other-owner", "other-subject", "other-text"]
    guard failed.contains(where: { $0.field == .audience }), let cause = explain(subject)?.cause, others.contains(cause.id) else {
      return nil
    }
    return Overview(
      message: "this policy was probably not written for this token", advice: "check the policy's name and the scope that was asked for",
      otherwise: "If both are right")
  }
}
