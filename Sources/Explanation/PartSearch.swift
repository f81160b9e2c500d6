import Decision
import Pattern

/// Finds the fewest parts of a text of GitHub's that keep a policy from admitting it, and what it wants there.
struct PartSearch {
  private let mismatch: Mismatch

  init(_ mismatch: Mismatch) {
    self.mismatch = mismatch
  }

  /// Nil where no change of parts helps.
  var cause: Explanation.Cause? {
    guard let has = Parts(mismatch.text, claim: mismatch.claim) else { return nil }
    let kinds = has.all.map(\.kind).filter { $0 != .fixed }
    for free in Self.choices(of: kinds) {
      guard let text = mismatch.wanted(has.form(free: free)), let wants = Parts(text, claim: mismatch.claim) else { continue }
      return Difference(has: has, wants: wants, mismatch: mismatch).cause
    }
    return nil
  }

  /// One part, two, three, then all.
  private static func choices(of kinds: [Parts.Kind]) -> [Set<Parts.Kind>] {
    var out: [Set<Parts.Kind>] = kinds.map { [$0] }
    for (index, first) in kinds.enumerated() {
      for second in kinds[(index + 1)...] { out.append([first, second]) }
    }
    for left in kinds where kinds.count > 3 {
      for (index, first) in kinds.enumerated() {
        for second in kinds[(index + 1)...] where left != first && left != second { out.append([left, first, second]) }
      }
    }
    return out + [Set(kinds)]
  }
}

/// Two texts of the same kind, part by part.
struct Difference {
  let has: Parts
  let wants: Parts
  let mismatch: Mismatch

  var cause: Explanation.Cause {
    var ids: [String] = []
    var sentences: [String] = []
    if has[.owner] != wants[.owner] || has[.repository] != wants[.repository] {
      ids.append(has[.owner] == wants[.owner] ? "other-repository" : "other-owner")
      sentences.append("the repository is `\(repository(has))`, and the policy wants `\(repository(wants))`")
    }
    if has[.ownerID] != wants[.ownerID] || has[.repositoryID] != wants[.repositoryID] {
      ids.append("subject-ids")
      sentences.append(idSentence)
    }
    if has[.file] != wants[.file] {
      ids.append("other-workflow")
      sentences.append("the workflow is `\(has[.file])`, and the policy wants `\(wants[.file])`")
    }
    if has[.place] != wants[.place] || has[.name] != wants[.name] {
      ids.append(placeID)
      let isFile = has.all.contains { $0.kind == .file }
      sentences.append(
        isFile
          ? "the workflow's file is taken \(Self.words(has)), and the policy wants that \(Self.words(wants))"
          : "the run is \(Self.words(has)), and the policy wants one \(Self.words(wants))")
    }
    return Explanation.Cause(ids.first ?? "other-text", sentences.joined(separator: "; "), remedy: ids == [placeID] ? placeRemedy : remedy)
  }

  private func repository(_ parts: Parts) -> String { parts[.owner] + "/" + parts[.repository] }

  private var remedy: String { "if this run is meant, \(mismatch.allowing)" }

  private var idSentence: String {
    let none = has[.ownerID].isEmpty && has[.repositoryID].isEmpty
    return none
      ? "the policy wants the ids of owner and repository in the subject, and this repository's subjects do not hold them"
      : "the ids in the subject are `\(has[.ownerID])` and `\(has[.repositoryID])`, and the policy wants `\(wants[.ownerID])` and `\(wants[.repositoryID])`"
  }

  private var placeID: String {
    has[.place] != wants[.place]
      ? "other-context"
      : has[.place].hasSuffix("tags/") ? "other-tag" : has[.place] == "environment:" ? "other-environment" : "other-branch"
  }

  private var placeRemedy: String {
    switch (has[.place], wants[.place]) {
    case (_, "environment:"):
      return "let the job say `environment: \(wants[.name])`; if runs without it are meant, \(mismatch.allowing)"
    case ("pull_request", _):
      return
        "ask for the token on `push`; a policy for pull requests writes \(mismatch.line(exactOrPattern: mismatch.text)), which every branch of "
        + "the repository can produce"
    case ("refs/pull/", _):
      return
        "on `pull_request` the ref is that of the merge: ask for the token on `push`; to admit pull requests that are not merged yet, match "
        + "`base_ref`, a branch without `refs/heads/`, instead of `ref`"
    case ("environment:", _):
      return
        "the environment takes the place of the ref in the subject: write \(mismatch.line(exactOrPattern: mismatch.text)) and match `ref` under "
        + "`claim_pattern`"
    default: return remedy
    }
  }

  /// What a run is for, in words.
  private static func words(_ parts: Parts) -> String {
    let name = parts[.name]
    switch parts[.place] {
    case "ref:refs/heads/", "refs/heads/": return "on the branch `\(name)`"
    case "ref:refs/tags/", "refs/tags/": return "on the tag `\(name)`"
    case "ref:refs/pull/", "refs/pull/": return "on the merge of a pull request, `refs/pull/\(name)`"
    case "environment:": return "in the environment `\(name)`"
    case "pull_request": return "for a pull request"
    default: return name.isEmpty ? "nowhere" : "on `\(name)`"
    }
  }
}
