import Issuers
import Pattern
import Source
import TrustPolicy
import Usage

extension Rule {
  static let branchMissing = Rule(
    besideWorkflows: "branch-missing", severity: .note,
    summary: "a workflow of this repository on a branch that is not there",
    rationale: """
      What follows the `@` of `job_workflow_ref` and `workflow_ref` is the ref that the workflow was taken from. Where only branches of this very \
      repository are named and none of them is there, no run has the claim: the branch was renamed or removed, or its name is misspelt. The \
      branches are those that git has fetched from `origin`, and those that are here alone. Nothing is said of a shallow checkout, such as \
      `actions/checkout` makes without `fetch-depth: 0`, of a clone of a single branch, or of branches that cannot be listed.
      """,
    bad: [
      Example(
        "claim_pattern:\n  job_workflow_ref: [[acme/app/\\.github/workflows/ci\\.yml@refs/heads/mian]]", branches: branches, beside: ci),
      Example(
        "claim_pattern:\n  workflow_ref: [[acme/app/.github/workflows/.*@refs/heads/(master|trunk)]]", branches: branches, beside: ci),
      Example(
        "claim_pattern:\n  workflow_ref: [[Acme/App/.github/workflows/ci.yml@refs/heads/release/2.x]]", branches: branches, beside: ci),
    ],
    good: [
      Example("claim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/heads/main", branches: branches, beside: ci),
      Example("claim_pattern:\n  workflow_ref: acme/app/.github/workflows/ci.yml@refs/heads/(main|master)", branches: branches, beside: ci),
      Example("claim_pattern:\n  workflow_ref: acme/app/.github/workflows/ci.yml@refs/heads/release/.*", branches: branches, beside: ci),
      Example(
        "claim_pattern:\n  workflow_ref: acme/app/.github/workflows/ci.yml@refs/(heads/next|tags/v1)", branches: branches, beside: ci),
      Example("claim_pattern:\n  job_workflow_ref: acme/ci/.github/workflows/ci.yml@refs/heads/next", branches: branches, beside: ci),
      Example("claim_pattern:\n  job_workflow_ref: acme/app/.github/workflows/ci.yml@refs/heads/next", beside: ci),
    ]
  ) { file, exchanges in
    guard let branches = exchanges.checkout.branches, !branches.isEmpty else { return [] }
    let own = OwnWorkflows(exchanges.checkout.repository)
    return ["job_workflow_ref", "workflow_ref"].compactMap { file.comparison(.claim($0)) }.compactMap { comparison in
      guard let ref = own.missingBranch(comparison, branches) else { return nil }
      let name = String(ref.dropFirst("refs/heads/".count))
      let near = Spelling.nearest(to: name, in: branches.sorted())
      return Remark(
        comparison.span, "\(exchanges.checkout.repository) has no branch `\(name)` that this checkout knows of",
        help: near.map { "did you mean `\($0)`?" } ?? "name a branch that is there; if it is new, `git fetch` makes it known")
    }
  }

  private static let branches: Set = ["main", "release/1.x"]
  private static let ci = [".github/workflows/ci.yml": "on: push\njobs: {}\n"]
}

extension OwnWorkflows {
  /// One of the refs that are let in, where all of them are branches that could be listed and none is in `branches`.
  fileprivate func missingBranch(_ comparison: Comparison, _ branches: Set<String>) -> String? {
    comparison.reason { language, budget throws(Language.TooComplex) -> String? in
      guard try areMeant(by: language, budget) else { return nil }
      let refs = try refs(language, budget)
      guard refs.isFinite, try refs.isSubset(of: Self.branch, within: budget),
        !branches.contains(where: { refs.contains("refs/heads/" + $0) })
      else { return nil }
      return refs.witness()
    } ?? nil
  }

  private static let branch = Language.form("refs/heads/.+")
}
