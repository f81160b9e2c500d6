import Decision
import Pattern
import TrustPolicy

/// Two texts of the same kind, part by part.
struct Difference {
  let has: Parts
  /// Of what the policy admits, the text that differs in the fewest parts; of a pattern it is one of many.
  let wants: Parts
  let mismatch: Mismatch

  var cause: Explanation.Cause? {
    var ids: [String] = []
    var sentences: [String] = []
    if has[.owner] != wants[.owner] || has[.repository] != wants[.repository] {
      ids.append(has[.owner] == wants[.owner] ? "other-repository" : "other-owner")
      let names = wanted(.owner, .repository, wants[.owner] + "/" + wants[.repository])
      sentences.append("the repository is `\(has[.owner])/\(has[.repository])`, and the policy wants \(names)")
    }
    if has[.ownerID] != wants[.ownerID] || has[.repositoryID] != wants[.repositoryID] {
      ids.append("subject-ids")
      sentences.append(idSentence)
    }
    if has[.file] != wants[.file] {
      ids.append("other-workflow")
      sentences.append("the workflow is `\(has[.file])`, and the policy wants \(wanted(.file, .file, wants[.file]))")
    }
    if has[.place] != wants[.place] || has[.name] != wants[.name] {
      ids.append(placeID)
      sentences.append(placeSentence)
    }
    let remedy = ids == [placeID] ? placeRemedy : ids == ["subject-ids"] ? idRemedy : remedy
    return mismatch.cause(ids.first ?? "other-text", sentences.joined(separator: "; "), remedy)
  }

  // MARK: What is wanted

  /// What the policy wants in the parts from `first` to `last`.
  private func written(_ first: Parts.Kind, _ last: Parts.Kind) -> WrittenPattern.Wanted? {
    guard let from = wants.all.firstIndex(where: { $0.kind == first }), let to = wants.all.lastIndex(where: { $0.kind == last }) else {
      return nil
    }
    let left = wants.all[..<from].map(\.text).joined()
    let right = wants.all[(to + 1)...].map(\.text).joined()
    let form = first == .place ? "[^@]*" : "[^@:]*"
    return WrittenPattern(mismatch.written)?.wanted(after: left, before: right, within: form)
  }

  private func wanted(_ first: Parts.Kind, _ last: Parts.Kind, _ example: String) -> String {
    guard mismatch.match.isPattern else { return "`\(example)`" }
    switch written(first, last) {
    case .text(let text): return "`\(text)`"
    case .form(let form): return "a match of `\(form)`"
    case nil: return "another, such as `\(example)`"
    }
  }

  private var placeSentence: String {
    let isFile = has.all.contains { $0.kind == .file }
    let (subject, pronoun) = isFile ? ("the workflow's file is taken", "that") : ("the run is", "one")
    let start = "\(subject) \(has.words)"
    guard mismatch.match.isPattern else { return "\(start), and the policy wants \(pronoun) \(wants.words)" }
    switch (written(.name, .name), written(.place, .name)) {
    case (.text, _): return "\(start), and the policy wants \(pronoun) \(wants.words)"
    case (.form(let form), _): return "\(start), and the policy wants \(pronoun) \(wants.words(form: form))"
    case (nil, .form(let form)):
      return "\(start): the text ends in `\(has[.place])\(has[.name])`, where the policy wants a match of `\(form)`"
    case (nil, _): return "\(start), and the policy wants another, such as \(pronoun) \(wants.words)"
    }
  }

  private var idSentence: String {
    let none = has[.ownerID].isEmpty && has[.repositoryID].isEmpty
    return none
      ? "the policy wants the ids of owner and repository in the subject, and this repository's subjects do not hold them"
      : "the ids in the subject are `\(has[.ownerID])` and `\(has[.repositoryID])`, and the policy wants `\(wants[.ownerID])` and `\(wants[.repositoryID])`"
  }

  // MARK: What to do

  /// Names can pass to somebody else, ids cannot.
  private var idRemedy: Remedy {
    guard has[.ownerID].isEmpty, has[.repositoryID].isEmpty, !mismatch.match.isPattern else { return remedy }
    let ids = [("repository_owner_id", wants[.ownerID]), ("repository_id", wants[.repositoryID])].filter { !$0.1.isEmpty }
    let lines = ids.map { PolicyLine(.claim($0.0), exact: String($0.1.dropFirst())) }
    let isOther = zip(ids, lines).contains { id, line in mismatch.text(of: id.0) != nil && !line.admits(mismatch.claims) }
    if isOther { return "the token is of another repository of that name, by its ids: let it have no token here" }
    guard lines.allSatisfy({ $0.admits(mismatch.claims) }), let first = lines.first else {
      return remedy + ", and match `repository_id` under `claim_pattern`, for a name can pass to somebody else"
    }
    return lines.dropFirst().reduce(remedy + ", and keep the ids under `claim_pattern`: \(first)") { $0 + " and \($1)" }
  }

  private var remedy: Remedy { "if this run is meant, \(mismatch.allowing)" }

  private var placeID: String {
    has[.place] != wants[.place]
      ? "other-context"
      : has[.place].hasSuffix("tags/") ? "other-tag" : has[.place] == "environment:" ? "other-environment" : "other-branch"
  }

  private var placeRemedy: Remedy {
    switch (has[.place], wants[.place]) {
    case ("pull_request", _) where isOneOfSeveral:
      return "if pull requests are meant, \(mismatch.allowing), which every branch of the repository can produce"
    case (_, _) where isOneOfSeveral: return remedy
    case ("environment:", "environment:"):
      return "\(environment.meant), let it say \(environment.line); if runs in `\(has[.name])` are meant, \(mismatch.allowing)"
    case (_, "environment:"):
      return "let the job say \(environment.line); if runs without it are meant, \(mismatch.allowing)"
    case ("pull_request", _):
      return
        "ask for the token on `push`; a policy for pull requests writes \(mismatch.line(exactOrPattern: mismatch.text)), which every branch of "
        + "the repository can produce"
    case ("refs/pull/", _):
      return
        "on `pull_request` the ref is that of the merge: ask for the token on `push`; to admit pull requests that are not merged yet, match "
        + "`base_ref`, a branch without `refs/heads/`, instead of `ref`" + baseBranch
    case (_, "pull_request"):
      return "ask for the token on `pull_request`; \(remedy)"
    case ("environment:", _):
      return
        "the environment takes the place of the ref in the subject: write \(mismatch.line(exactOrPattern: mismatch.text)) and match `ref` under "
        + "`claim_pattern`"
    case (let place, _) where place.hasSuffix("tags/"):
      guard let form = VersionText.pattern(like: has[.name]), let line = line(form) else { return remedy }
      return remedy + "; for all version tags, \(line)"
    case (let place, _) where place.hasSuffix("heads/"):
      guard let branch = mergeQueue, let line = line(Self.mergeQueue + Pattern.quoted(branch) + "/pr-[0-9]+-[0-9a-f]+") else {
        return remedy
      }
      return
        "each run of the merge queue has a branch of its own, with what is not merged yet; if all those for `\(branch)` are meant, "
        + "write \(line)" + (mismatch.match.isPattern ? "" : " instead")
    default: return remedy
    }
  }

  /// The line for the branch that a pull request is to be merged into, where it is the wanted one.
  private var baseBranch: Remedy {
    let line = PolicyLine(.claim("base_ref"), exact: wants[.name])
    return line.admits(mismatch.claims) ? ": \(line)" : ""
  }

  /// Whether what is wanted was picked from places of more than one kind.
  private var isOneOfSeveral: Bool { mismatch.match.isPattern && has[.place] != wants[.place] && written(.name, .name) == nil }

  /// What a job says to be in the wanted environment.
  private var environment: (meant: String, line: String) {
    guard mismatch.match.isPattern, case .form(let form)? = written(.name, .name) else {
      return ("if this job is meant for `\(wants[.name])`", "`environment: \(wants[.name])`")
    }
    return ("if this job is meant for such an environment", "`environment: NAME` with a name that matches `\(form)`")
  }

  private static let mergeQueue = "gh-readonly-queue/"

  /// The branch that the run's is to be merged into by a merge queue; nil where there is none.
  private var mergeQueue: String? {
    guard has[.name].hasPrefix(Self.mergeQueue), let end = has[.name].lastIndex(of: "/") else { return nil }
    let branch = has[.name][..<end].dropFirst(Self.mergeQueue.count)
    return branch.isEmpty ? nil : String(branch)
  }

  /// The policy's line with names of this form in the place of the token's.
  private func line(_ form: String) -> PolicyLine? {
    guard mismatch.match.isPattern else {
      return mismatch.line(pattern: Pattern.quoted(String(mismatch.text.dropLast(has[.name].count))) + form)
    }
    let wider = WrittenPattern(mismatch.written)?.admitting(mismatch.text) { rest in
      rest.hasSuffix(has[.name]) ? Pattern.quoted(String(rest.dropLast(has[.name].count))) + form : nil
    }
    return wider.map { mismatch.line(pattern: $0) }
  }
}
