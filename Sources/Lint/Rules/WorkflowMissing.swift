import Issuers
import Pattern
import Source
import TrustPolicy

extension Rule {
  static let workflowMissing = Rule(
    id: "workflow-missing", severity: .warning,
    summary: "a workflow of this repository that is not there",
    rationale: """
      `job_workflow_ref` and `workflow_ref` name the file of a workflow. Where that is one of this very repository on its main branch, and \
      `.github/workflows` holds no such file, no run can have the claim: the workflow was renamed or removed, or its name is misspelt. Of several \
      names those are reported that are not there. The rule is silent where it does not know the repository, and about other branches and tags.
      """,
    bad: [
      Example(
        "claim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/relaese\\.yml@refs/heads/main]]", surroundings: checkout),
      Example("claim_pattern:\n  workflow_ref: [[acme/app/.github/workflows/release.yaml@.*]]", surroundings: checkout),
      Example(
        "claim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/(release|deploy)\\.yml@refs/heads/(main|next)]]",
        surroundings: checkout),
      Example(
        "claim_pattern:\n  workflow_ref: [[acme/.github/.github/workflows/old.yml@refs/heads/main]]",
        surroundings: Surroundings(repository: "acme/.github", workflows: ["new.yml"])),
    ],
    good: [
      Example("claim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/release\\.yml@refs/heads/main", surroundings: checkout),
      Example("claim_pattern:\n  job_workflow_ref: acme/app/.github/workflows/.*.yml@refs/heads/main", surroundings: checkout),
      Example("claim_pattern:\n  job_workflow_ref: acme/ci/\\.github/workflows/deploy\\.yml@refs/heads/main", surroundings: checkout),
      Example("claim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/old\\.yml@refs/heads/1\\.x", surroundings: checkout),
      "claim_pattern:\n  workflow_ref: acme/app/\\.github/workflows/old\\.yml@refs/heads/main",
    ]
  ) { file in
    guard let repository = file.surroundings.repository, let there = file.surroundings.workflows, there.count <= mostWorkflows,
      let texts = Workflows(repository, there)
    else { return [] }
    return ["job_workflow_ref", "workflow_ref"].compactMap { file.comparison(.claim($0)) }.compactMap { comparison in
      guard let missing = texts.missing(comparison) else { return nil }
      let name = String(missing.text.split(separator: "@").first?.split(separator: "/").last ?? "")
      guard missing.isListed else {
        return Remark(
          comparison.span, "no file in `.github/workflows` of this checkout of `\(repository)` is matched",
          help: "name a workflow that is there, or remove the policy with its workflow", witness: comparison.witness(missing.text))
      }
      let near = Spelling.nearest(to: name, in: there.sorted())
      return Remark(
        comparison.span, "`.github/workflows/\(name)` is not in this checkout of `\(repository)`",
        help: near.map { "did you mean `\($0)`?" } ?? "name a workflow that is there, or remove the policy with its workflow",
        witness: comparison.witness(missing.text))
    }
  }

  private static let checkout = Surroundings(repository: "acme/app", workflows: ["release.yml", "test.yml"])
  /// More are not looked through.
  private static let mostWorkflows = 500
}

/// Workflows of a repository, as claims name them.
private struct Workflows {
  let own: OwnWorkflows
  /// Those that could be on the main branch.
  let possible: Language
  /// Those that are there.
  let there: Language

  /// Nil where there are too many to tell.
  init?(_ repository: String, _ names: Set<String>) {
    own = OwnWorkflows(repository)
    let branch = "refs/heads/(?:main|master)"
    possible = own.form(file: "[^/@\\x00-\\x20]+\\.ya?ml", ref: branch)
    there = own.form(file: "(?:\(names.sorted().map(Pattern.quoted).joined(separator: "|")))", ref: branch)
    if there.isAll || possible.isAll { return nil }
  }

  /// A workflow of this repository that is let in and not there, and whether all such can be listed. Nothing where they cannot be and one is
  /// let in that is there.
  func missing(_ comparison: Comparison) -> (text: String, isListed: Bool)? {
    comparison.reason { language, budget throws(Language.TooComplex) -> (text: String, isListed: Bool)? in
      let mine = try language.intersection(possible, within: budget)
      guard !mine.isEmpty, try own.areMeant(by: language, budget) else { return nil }
      let missing = try mine.subtracting(there, within: budget)
      guard let text = missing.witness() else { return nil }
      if missing.isFinite { return (text, true) }
      return try mine.isDisjoint(with: there, within: budget) ? (text, false) : nil
    } ?? nil
  }
}
