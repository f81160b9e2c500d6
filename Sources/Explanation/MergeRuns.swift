import Decision
import Issuers
import Pattern
import Token
import TrustPolicy

/// Runs for what is to be merged: pull requests and merge queues.
extension Difference {
  /// A ref of a pull request's merge, where a branch is wanted.
  var mergeRemedy: Remedy {
    let push: Remedy = "for runs on \(wants.named ?? "that ref") itself, ask for the token on `push` in the workflow\(pushSubject)"
    let base = mismatch.text(of: "base_ref") ?? ""
    let line = PolicyLine(.claim("base_ref"), exact: base)
    guard mismatch.claim == "ref", !base.isEmpty, line.admits(mismatch.claims) else { return push }
    if let policy = mismatch.policy, let push = pushed, policy.subject.value.matches(push) {
      let subject = PolicyLine(.subject, exact: mismatch.claims.subject).text
      let named = wants.named ?? "that ref"
      return Remedy("if runs on \(named) are meant, leave the policy and ask for the token on `push` in the workflow").or(
        "only if pull requests into `\(base)` are meant, write `\(subject)` and \(line) instead of `ref`; note: runs on \(named) itself are "
          + "then denied, and a pull request from any branch of the repository gets a token before it is merged")
    }
    let how = "it names the branch that a pull request is to be merged into; note: its code is not merged yet"
    if base == wants[.name] { return Remedy("write \(line) instead of `ref`: \(how)").or(push) }
    let this: Remedy = "if pull requests into `\(base)` are meant, write \(line) instead of `ref`: \(how)"
    guard wants.named != nil else { return this.or(push) }
    // The likelier wish, which leaves this run out.
    let wanted = PolicyLine(.claim("base_ref"), exact: wants[.name]).text
    return Remedy(
      "if pull requests into `\(wants[.name])` are meant, write `\(wanted)` instead of `ref`; this run, into `\(base)`, is then denied still"
    ).or(this).or(push)
  }

  /// The line for the subject that runs on a branch have, where the policy's does not admit it.
  private var pushSubject: String {
    guard let policy = mismatch.policy, let text = pushed, !policy.subject.value.matches(text) else { return "" }
    return ", and write `\(PolicyLine(.subject, exact: text).text)`"
  }

  /// The subject of runs on the wanted branch, where the token is of a pull request's.
  private var pushed: String? {
    guard let subject = GitHubSubject(mismatch.claims.subject), subject.context == "pull_request" else { return nil }
    return subject.start + "ref:" + wants[.place] + wants[.name]
  }

  /// A run of a merge queue; nil where it is none.
  var queueRemedy: Remedy? {
    guard let branch = mergeQueue else { return nil }
    let form = Self.mergeQueue + Pattern.quoted(branch) + "/pr-[0-9]+-[0-9a-f]+"
    guard let line = line(form) else { return nil }
    let note = "; note: each such run has a branch of its own, with what is not merged yet"
    if mismatch.match.isPattern { return "if all runs of the merge queue for `\(branch)` are meant, write \(line)\(note)" }
    let only: Remedy = "for the merge queue alone write \(line) instead"
    guard let both = WrittenPattern(Pattern.quoted(mismatch.written))?.admitting(mismatch.text, form: { _ in form }) else { return only }
    return Remedy("for runs on `\(wants[.name])` and of its merge queue write \(mismatch.line(pattern: both))\(note)").or(only)
  }

  private static let mergeQueue = "gh-readonly-queue/"

  /// The branch that the run's is to be merged into by a merge queue; nil where there is none.
  private var mergeQueue: String? {
    guard has[.name].hasPrefix(Self.mergeQueue), let end = has[.name].lastIndex(of: "/") else { return nil }
    let branch = has[.name][..<end].dropFirst(Self.mergeQueue.count)
    return branch.isEmpty ? nil : String(branch)
  }

  /// The policy's line with names of this form in the place of the token's.
  func line(_ form: String) -> PolicyLine? {
    guard mismatch.match.isPattern else {
      return mismatch.line(pattern: Pattern.quoted(String(mismatch.text.dropLast(has[.name].count))) + form)
    }
    let wider = WrittenPattern(mismatch.written)?.admitting(mismatch.text) { rest in
      rest.hasSuffix(has[.name]) ? Pattern.quoted(String(rest.dropLast(has[.name].count))) + form : nil
    }
    return wider.map { mismatch.line(pattern: $0) }
  }
}
