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
    let remedy =
      switch ids {
      case [placeID]: placeRemedy
      case ["subject-ids"]: idRemedy
      case ["other-owner"], ["other-repository"]: nameRemedy
      default: remedy
      }
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

  // MARK: What to do

  /// A pattern for another repository: the old name can be taken by somebody else.
  private var nameRemedy: Remedy {
    let new = Pattern.quoted(has[.owner] + "/" + has[.repository])
    guard mismatch.match.isPattern, case .text(let old)? = written(.owner, .repository) else { return remedy }
    let line = mismatch.line(pattern: mismatch.written.replacing(Pattern.quoted(old), with: new, maxReplacements: 1))
    guard line.admits(mismatch.claims) else { return remedy }
    return Remedy("after a rename or a transfer write \(line) instead, for somebody else can take the old name").or(
      "if runs of both are meant, \(mismatch.allowing)")
  }

  var remedy: Remedy { "if this run is meant, \(mismatch.allowing)" }

  private var placeID: String {
    has[.place] != wants[.place]
      ? "other-context"
      : has[.place].hasSuffix("tags/") ? "other-tag" : has[.place] == "environment:" ? "other-environment" : "other-branch"
  }

  private var placeRemedy: Remedy {
    switch (has[.place], wants[.place]) {
    case ("pull_request", _) where isOneOfSeveral:
      return
        "if pull requests are meant, \(mismatch.allowing); note: a pull request from any branch of the repository then gets a token"
    case (_, _) where isOneOfSeveral: return remedy
    case ("environment:", "environment:"):
      return Remedy("\(environment.meant), set \(environment.line) on it in the workflow").or(
        "if runs in `\(has[.name])` are meant, \(mismatch.allowing)")
    case (_, "environment:"):
      return Remedy("set \(environment.line) on the job in the workflow").or("if runs without it are meant, \(mismatch.allowing)")
    case ("pull_request", _):
      return Remedy("ask for the token on `push` in the workflow").or(mismatch.pullRequests)
    case ("refs/pull/", _): return mergeRemedy
    case (_, "pull_request"):
      return Remedy("ask for the token on `pull_request` in the workflow").or(remedy)
    case ("environment:", _):
      return
        "the environment takes the place of the ref in the subject: write \(mismatch.line(exactOrPattern: mismatch.text)) and match `ref` under "
        + "`claim_pattern`"
    case (let place, _) where place.hasSuffix("tags/"):
      guard let form = VersionText.pattern(like: has[.name]), let line = line(form) else { return remedy }
      return remedy.or("for all version tags write \(line)")
    case (let place, _) where place.hasSuffix("heads/"):
      return queueRemedy ?? remedy
    default: return remedy
    }
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
}
