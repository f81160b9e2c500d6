import Pattern
import Source
import TrustPolicy

extension Rule {
  static let openIssuer = Rule(
    id: "open-issuer", severity: .error,
    summary: "an issuer that signs for everyone, and nothing that names an owner",
    rationale: """
      GitHub, GitLab.com, Buildkite, HCP Terraform and Google sign tokens for all of their customers. A policy that trusts one of them without \
      pinning an owner in the subject or in a claim gives its token to whoever asks.
      """,
    bad: [
      "subject_pattern: [[.*]]",
      "subject_pattern: [[repo:acme.*]]",
      "subject_pattern: [[repo:.*/app:ref:refs/heads/main]]",
      "issuer: https://gitlab.com\nsubject_pattern: [[project_path:.*:ref_type:branch:ref:main]]",
      "issuer: https://accounts.google.com\nsubject_pattern: [['[0-9]+']]",
    ],
    good: [
      "subject_pattern: repo:acme/.*",
      "subject_pattern: .*\nclaim_pattern:\n  repository: acme/app",
      "subject_pattern: .*\nclaim_pattern:\n  repository_owner_id: '1234'",
      "subject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main",
      "issuer: https://accounts.google.com\nsubject_pattern: .*\nclaim_pattern:\n  email: .*@example\\.com",
      "issuer: https://issuer.example.com\nsubject_pattern: .*",
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

/// An issuer with many customers, and where their names stand in the subject.
private struct SharedIssuer {
  let url: String
  let before: String
  let rest: String
  /// Claims that name the customer.
  let naming: Set<String>

  static let all = [
    SharedIssuer(
      url: "https://gitlab.com", before: "project_path:", rest: "/[a-z]+:ref_type:(branch|tag):ref:.+",
      naming: ["project_path", "namespace_path", "project_id", "namespace_id", "user_login", "user_email", "user_id"]),
    SharedIssuer(
      url: "https://agent.buildkite.com", before: "organization:", rest: ":pipeline:.+",
      naming: ["organization_slug", "organization_id", "pipeline_id", "pipeline_slug"]),
    SharedIssuer(
      url: "https://app.terraform.io", before: "organization:", rest: ":project:.+",
      naming: ["terraform_organization_id", "terraform_organization_name", "terraform_workspace_id", "terraform_project_id"]),
  ]
}

extension LintedFile {
  /// More owners than this are no list.
  private static let owners = 12

  fileprivate func foreignWitness(_ issuer: Comparison, _ subject: Comparison) -> Witness? {
    if issuer.admits(GitHub.issuer) {
      return foreignSubject(subject, before: "repo:", within: GitHub.namedSubject, joined: gitHubPins).flatMap(gitHubWitness)
    }
    if issuer.admits("https://accounts.google.com") {
      guard let language = subject.language, let digits = try? language.intersection(Forms.language("[0-9]{21}")), digits.witness() != nil
      else {
        return nil
      }
      guard !language.isFinite, comparison(.audience) == nil else { return nil }
      return otherWitness("https://accounts.google.com", digits.witness(), naming: ["email", "hd", "azp", "sub"])
    }
    guard let shared = SharedIssuer.all.first(where: { issuer.admits($0.url) }) else { return nil }
    let form = Forms.language("\(shared.before)[a-z]+\(shared.rest)")
    return otherWitness(shared.url, foreignSubject(subject, before: shared.before, within: form, joined: []), naming: shared.naming)
  }

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
    guard var left = try? subject.language?.intersection(form) else { return nil }
    for pin in pins {
      guard let narrower = try? left.intersection(Forms.language(pin)) else { return nil }
      left = narrower
    }
    for _ in 0..<Self.owners {
      guard let text = left.witness() else { return nil }
      let owner = text.dropFirst(before.utf8.count).prefix { $0 != "/" && $0 != ":" && $0 != "@" }
      guard let others = try? left.subtracting(Forms.language("\(before)\\Q\(owner)\\E[/:].*")) else { return nil }
      left = others
    }
    return left.witness()
  }

  private func otherWitness(_ issuer: String, _ subject: String?, naming: Set<String>) -> Witness? {
    guard let subject else { return nil }
    var claims = [Witness.Claim("iss", issuer), Witness.Claim("sub", subject)]
    for comparison in comparisons {
      guard case .claim(let name) = comparison.part else { continue }
      // A claim that names somebody is taken for a pin unless it lets everything in.
      guard let language = comparison.language, let text = language.witness(preferring: Forms.legible) else { return nil }
      if naming.contains(name), comparison.text != ".*", comparison.text != ".+" { return nil }
      claims.append(.init(name, text))
    }
    return Witness(claims, isAdmitted: true)
  }
}
