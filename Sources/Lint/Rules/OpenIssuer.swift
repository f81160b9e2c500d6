import Issuers
import Pattern
import Source
import TrustPolicy

extension Rule {
  static let openIssuer = Rule(
    id: "open-issuer", severity: .error,
    summary: "an issuer that signs for everyone, and nothing that names an owner",
    rationale: """
      GitHub, GitLab.com, Buildkite, HCP Terraform, CircleCI and Google sign tokens for all of their customers. A policy that trusts one of them without \
      pinning an owner in the subject or in a claim gives its token to whoever asks.
      """,
    bad: [
      "subject_pattern: [[.*]]",
      "subject_pattern: [[repo:acme.*]]",
      "subject_pattern: [[repo:.*/app:ref:refs/heads/main]]",
      "issuer: https://gitlab.com\nsubject_pattern: [[project_path:.*:ref_type:branch:ref:main]]",
      "issuer: https://accounts.google.com\nsubject_pattern: [['[0-9]+']]",
      "issuer_pattern: https://oidc\\.circleci\\.com/org/[0-9a-f-]+\nsubject_pattern: [[org/.*]]",
    ],
    good: [
      "subject_pattern: repo:acme/.*",
      "subject_pattern: .*\nclaim_pattern:\n  repository: acme/app",
      "subject_pattern: .*\nclaim_pattern:\n  repository_owner_id: '1234'",
      "subject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main",
      "issuer: https://accounts.google.com\nsubject_pattern: .*\nclaim_pattern:\n  email: .*@example\\.com",
      "issuer: https://issuer.example.com\nsubject_pattern: .*",
      "issuer: https://oidc.circleci.com/org/2c1b5a3e-8f0d-4c7a-9e6b-1d4f5a6b7c8d\nsubject_pattern: org/.*",
    ]
  ) { file in
    guard let issuer = file.comparison(.issuer), let subject = file.comparison(.subject), subject.isPattern else { return [] }
    guard let witness = file.foreignWitness(issuer, subject) else { return [] }
    return [
      Remark(
        subject.span, "this issuer signs for everyone, and the policy lets in owners without end",
        help: "name the owner in the subject, or in a claim", witness: witness)
    ]
  }
}

extension LintedFile {
  /// More owners than this are no list.
  private static let owners = 12

  fileprivate func foreignWitness(_ issuer: Comparison, _ subject: Comparison) -> Witness? {
    if issuer.admits(GitHub.issuer) {
      return foreignSubject(subject, before: "repo:", within: GitHubLanguage.classicSubject, joined: gitHubPins).flatMap(gitHubWitness)
    }
    if issuer.admits(SharedIssuer.google) {
      guard subject.isFinite == false, comparison(.audience) == nil else { return nil }
      return otherWitness(SharedIssuer.google, subject.witness(in: Self.googleSubject), naming: ["email", "hd", "azp", "sub"])
    }
    if issuer.isPattern, issuer.admits(CircleCI.foreignIssuer) {
      guard subject.admits(CircleCI.foreignSubject) else { return nil }
      return otherWitness(CircleCI.foreignIssuer, CircleCI.foreignSubject, naming: CircleCI.naming)
    }
    guard let shared = SharedIssuer.all.first(where: { issuer.admits($0.url) }) else { return nil }
    let foreign = foreignSubject(subject, before: shared.beforeOwner, within: shared.subject, joined: [])
    return otherWitness(shared.url, foreign, naming: shared.naming)
  }

  /// A person or a service account.
  private static let googleSubject = Language.form("[0-9]{21}")

  /// What claims say of the subject, as patterns of subjects.
  private var gitHubPins: [String] {
    comparisons.compactMap { comparison in
      switch comparison.part {
      case .claim("repository"): "repo:(?:\(comparison.text)):.*"
      case .claim("repository_owner"): "repo:(?:\(comparison.text))/.*"
      case .claim, .issuer, .subject, .audience: nil
      }
    }
  }

  /// A subject whose owner is one of more than can be meant.
  private func foreignSubject(_ subject: Comparison, before: String, within form: Language, joined pins: [String]) -> String? {
    // Most patterns begin with one owner.
    if case .texts(_, let beginning) = subject.admitted, beginning.hasPrefix(before),
      beginning.utf8.dropFirst(before.utf8.count).contains(where: { "/:@".utf8.contains($0) })
    {
      return nil
    }
    return subject.reason { language, budget throws(Language.TooComplex) -> String? in
      var left = try language.intersection(form, within: budget)
      for pin in pins {
        guard let pattern = try? Pattern.full(pin) else { return nil }
        left = try left.intersection(Language(matching: pattern, within: budget), within: budget)
      }
      for _ in 0..<Self.owners {
        guard let text = left.witness() else { return nil }
        let owner = text.dropFirst(before.utf8.count).prefix { $0 != "/" && $0 != ":" && $0 != "@" }
        guard let named = try? Pattern("^" + Pattern.quoted(before + owner) + "[/:]") else { return nil }
        left = try left.subtracting(Language(matching: named, within: budget), within: budget)
      }
      return left.witness()
    } ?? nil
  }

  private func otherWitness(_ issuer: String, _ subject: String?, naming: Set<String>) -> Witness? {
    guard let subject else { return nil }
    var claims = [Witness.Claim("iss", issuer), Witness.Claim("sub", subject)]
    for comparison in comparisons {
      guard case .claim(let name) = comparison.part else { continue }
      // A claim that names somebody is taken for a pin unless it lets everything in.
      if naming.contains(name), comparison.text != ".*", comparison.text != ".+" { return nil }
      guard let text = comparison.witness(preferring: Readable.text) else { return nil }
      claims.append(.init(name, text))
    }
    return Witness(claims, isAdmitted: true)
  }
}
