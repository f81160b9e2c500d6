import Decision
import Token
import TrustPolicy

/// Branches, tags and workflow files, as GitHub writes them.
extension Hypothesis {
  static let refPrefix = Hypothesis(id: "ref-prefix") { mismatch in
    let written = mismatch.written
    var changes: [(String, String)] = []
    func change(_ new: String, _ message: String) { if new != written { changes.append((new, message)) } }
    for (prefix, what) in [("refs/heads/", "branch"), ("refs/tags/", "tag")] {
      let missing = "the token names the \(what) in full, with `\(prefix)`"
      for lead in ["ref:", "@"] where written.contains(lead) && !written.contains(lead + "refs/") {
        change(written.replacing(lead, with: lead + prefix), missing)
      }
      change(prefix + (mismatch.match.isPattern && written.contains("|") ? "(\(written))" : written), missing)
      change(written.replacing(prefix + prefix, with: prefix), "`\(prefix)` is doubled")
      change(written.replacing(prefix, with: ""), "the token names the \(what) without `\(prefix)`")
      let short = String(prefix.dropFirst("refs/".count))
      change(written.replacing(prefix, with: short).replacing(short, with: prefix), "the token writes `\(prefix)`")
    }
    for (wrong, right) in [
      ("refs/head/", "refs/heads/"), ("refs/tag/", "refs/tags/"), ("ref/heads/", "refs/heads/"), ("ref/tags/", "refs/tags/"),
    ] {
      change(written.replacing(wrong, with: right), "`\(wrong)` should be `\(right)`")
    }
    return changes.map { Trial(mismatch.policy($0), $1, remedy: "write \(mismatch.line($0))") }
  }

  static let yamlExtension = Hypothesis(id: "yaml-extension") { mismatch in
    [("yml", "yaml"), ("yaml", "yml")].map { has, wants in
      let other = mismatch.line(mismatch.written.replacing(wants + "@", with: has + "@"))
      let extending: Remedy = "if there are both files, \(mismatch.allowing)"
      return Trial(
        .token(mismatch.text.replacing(".\(has)@", with: ".\(wants)@")),
        "the workflow's file ends in `.\(has)`, and the policy wants `.\(wants)`",
        remedy: other.admits(mismatch.claims) ? Remedy("write \(other)").or(extending) : "if this workflow is meant, \(mismatch.allowing)")
    }
  }

  static let workflowClaims = Hypothesis(id: "workflow-claim") { mismatch in
    guard case .claim(let name) = mismatch.field, ["workflow_ref", "job_workflow_ref", "workflow"].contains(name) else { return [] }
    return ["job_workflow_ref", "workflow_ref"].filter { $0 != name }.compactMap { other in
      guard let text = mismatch.text(of: other) else { return nil }
      let message =
        name == "job_workflow_ref"
        ? "the job is defined in the reusable workflow that `job_workflow_ref` names, and the policy wants the workflow that calls it"
        : name == "workflow"
          ? "`workflow` is the workflow's display name, not its file"
          : "`workflow_ref` is the workflow that began the run, and the policy wants the reusable one that it calls"
      let line = PolicyLine(.claim(other), pattern: mismatch.written)
      guard name == "job_workflow_ref" else { return Trial(.token(text), message, remedy: "put the pattern under `\(other)`: \(line)") }
      // The caller's file does not say which file defines the job.
      let file = Parts(text, claim: other)?[.file].split(separator: "/").last.map { "`\($0)`" } ?? "that workflow"
      return Trial(
        .token(text), message,
        remedy:
          "if jobs of that reusable workflow are meant, write \(line) and \(PolicyLine(.claim(name), exact: mismatch.text)); `\(other)` alone "
          + "admits every reusable workflow that \(file) calls")
    }
  }
}
