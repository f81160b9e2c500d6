import Issuers
import Pattern
import Source
import TrustPolicy
import Usage

/// Whether the triggers of the workflows that a policy names start a run that it lets in.
struct TriggerQuestion {
  /// With more names nobody means one of them.
  private static let mostWorkflows = 50

  private let file: LintedFile
  private let exchanges: Exchanges
  private let own: OwnWorkflows

  init(_ file: LintedFile, _ exchanges: Exchanges) {
    self.file = file
    self.exchanges = exchanges
    own = OwnWorkflows(exchanges.checkout.repository)
  }

  private var repository: String { exchanges.checkout.repository }

  /// Why none of the workflows that the claim names has such a run; nil where one does, or where that cannot be told.
  func remark(_ claim: String) -> Remark? {
    guard let comparison = file.comparison(.claim(claim)), let named = named(comparison), !named.isEmpty else { return nil }
    var remarks: [Remark] = []
    for (name, refs) in named {
      guard let start = exchanges.usage.start(of: name, defaultBranch: exchanges.checkout.defaultBranch),
        start.isKnown, let remark = remark(name, start, refs, comparison)
      else { return nil }
      remarks.append(remark)
    }
    if remarks.count > 1, let first = remarks.first {
      let place = remarks.allSatisfy { $0.span == first.span } ? first.span : comparison.span
      return Remark(place, "none of the \(remarks.count) workflows that are named has such a run: \(first.message)", help: first.help)
    }
    return remarks.first
  }

  // MARK: The workflows

  /// The workflows of this checkout that are let in, each with the refs; nil where they are not meant.
  private func named(_ comparison: Comparison) -> [(name: String, refs: Language)]? {
    comparison.reason { language, budget throws(Language.TooComplex) -> [(name: String, refs: Language)]? in
      // Some runs are of no file: GitHub makes them up, for Dependabot or for pages.
      guard try own.areMeant(by: language, budget), try language.isDisjoint(with: Self.dynamic, within: budget) else { return nil }
      var named: [(name: String, refs: Language)] = []
      let files = try own.files(language, budget)
      for name in exchanges.usage.names where files.contains(name) {
        guard named.count < Self.mostWorkflows else { return nil }
        named.append((name, try own.refs(language, of: name, budget).intersection(Self.ref, within: budget)))
      }
      return named
    } ?? nil
  }

  /// Whether the files at `refs` are those of this checkout, as far as anybody means. Another branch may have others, and a tag those of its day;
  /// but where the main branch is among countless branches, or tags are countless, it is the files of today that are meant.
  private func isHere(_ refs: Language, _ comparison: Comparison) -> Bool {
    file.effort.spend(on: comparison.span) { budget throws(Language.TooComplex) in try isHere(refs, budget) } ?? false
  }

  private func isHere(_ refs: Language, _ budget: Language.Budget) throws(Language.TooComplex) -> Bool {
    let main = Language.form("refs/heads/(?:main|master|\(Pattern.quoted(exchanges.checkout.defaultBranch ?? "main")))")
    let branches = try refs.intersection(Self.branch, within: budget)
    let others = try branches.subtracting(main, within: budget)
    let tags = try refs.intersection(Self.tag, within: budget)
    let hasMain = try !branches.isDisjoint(with: main, within: budget)
    if !others.isEmpty, !hasMain || others.isFinite { return false }
    if !tags.isEmpty, tags.isFinite { return false }
    if hasMain || !tags.isEmpty { return true }
    return try !refs.isDisjoint(with: Self.pull, within: budget)
  }

  // MARK: Their runs

  private func remark(_ name: String, _ start: WorkflowStart, _ refs: Language, _ comparison: Comparison) -> Remark? {
    let isJob = comparison.claim == "job_workflow_ref"
    if isJob, start.isCallable { return nil }
    guard isHere(refs, comparison) else { return nil }
    if isJob, isCalled(name) {
      return Remark(
        comparison.span, "`\(name)` has no `workflow_call`, so no other workflow can call it",
        help: "let `on` of `\(name)` have `workflow_call`, or name the workflow that other runs are in")
    }
    // From here on the run is on the ref that its workflow was taken from.
    guard let refs = narrowed(refs, comparison), isHere(refs, comparison) else { return nil }
    guard !start.runs.isEmpty else {
      return start.isCallable
        ? Remark(
          comparison.span, "`\(name)` is only called: `\(comparison.claim)` is its caller's",
          help: "name it by `job_workflow_ref`, or its caller here")
        : Remark(
          comparison.span, "no event starts `\(name)`", help: "name a workflow that an event starts, or remove the policy")
    }
    var runs = start.runs
    if let asked = file.comparison(.claim("event_name")), asked.isKnown {
      runs = runs.filter { asked.admits($0.event) }
      if runs.isEmpty {
        return Remark(
          asked.span, "`\(name)` is started by \(Self.list(start.runs.map(\.event))) alone, which is not matched",
          help: "ask for an event that starts it, or name another workflow")
      }
    }
    if runs.contains(where: { fits($0, refs, comparison) }) { return nil }
    return Remark(
      comparison.span,
      "no run of `\(name)` for \(Self.list(runs.map(\.event))) is on a ref that is asked for: its ref is such as \(Self.list(runs.compactMap(\.exampleRef)))",
      help: "the ref after `@`, `ref` and the subject must fit one of its triggers")
  }

  private static func list(_ names: [String]) -> String { Set(names).sorted().map { "`\($0)`" }.joined(separator: ", ") }

  /// Whether the policy is about runs of another workflow, which call this one.
  private func isCalled(_ name: String) -> Bool {
    if let sent = subject?.sent, (try? sent.isDisjoint(with: exchanges.checkout.subjects, within: file.effort.budget)) == true {
      return true
    }
    if let asked = file.comparison(.claim("repository")), asked.isDisjoint(with: .form("(?i:\(Pattern.quoted(repository)))")) == true {
      return true
    }
    guard let workflow = file.comparison(.claim("workflow_ref")), workflow.isKnown else { return false }
    return workflow.isDisjoint(with: own.form(file: Pattern.quoted(name), ref: ".*")) == true
  }

  /// Of `refs` those that the claim `ref` and the subject let in; nil where that cannot be told.
  private func narrowed(_ refs: Language, _ comparison: Comparison) -> Language? {
    var refs = refs
    if let asked = file.comparison(.claim("ref")) {
      guard let shared = asked.reason({ own, budget throws(Language.TooComplex) in try own.intersection(refs, within: budget) }) else {
        return nil
      }
      refs = shared
    }
    guard let subject, !subject.isOther else { return refs }
    return comparison.reason { _, budget throws(Language.TooComplex) in
      try subject.sent.remainder(after: Self.beforeRef, within: budget).intersection(refs, within: budget)
    }
  }

  /// The subjects of GitHub's own forms that are let in, and whether some of them tell no ref; nil where there are none, as for a subject that the
  /// repository has made for itself.
  private var subject: (sent: Language, isOther: Bool)? {
    guard let sent = file.comparison(.subject)?.shared(with: GitHubLanguage.subject) else { return nil }
    return (sent, (try? sent.isSubset(of: Self.refSubject, within: file.effort.budget)) != true)
  }

  /// Whether some run of this kind is on one of `refs`, with a subject that is let in; also where that would take too much to tell.
  private func fits(_ runs: Runs, _ refs: Language, _ comparison: Comparison) -> Bool {
    file.effort.spend(on: comparison.span) { budget throws(Language.TooComplex) in try fits(runs, refs, budget) } ?? true
  }

  private func fits(_ runs: Runs, _ refs: Language, _ budget: Language.Budget) throws(Language.TooComplex) -> Bool {
    let refs = try refs.intersection(runs.refs, within: budget)
    if refs.isEmpty { return false }
    guard let sent = subject?.sent else { return true }
    // In an environment the subject tells neither event nor ref.
    if try !sent.isDisjoint(with: GitHubLanguage.environmentSubject, within: budget) { return true }
    let form = GitHubEvent.subjectForm(runs.event)
    if form != .ref, try !sent.isDisjoint(with: GitHubLanguage.pullRequestSubject, within: budget) { return true }
    guard form != .pullRequest else { return false }
    return try !sent.remainder(after: Self.beforeRef, within: budget).isDisjoint(with: refs, within: budget)
  }

  private static let dynamic = Language.form("[^/]+/[^/]+/dynamic/.*")
  private static let branch = Language.form("refs/heads/.+")
  private static let tag = Language.form("refs/tags/.+")
  private static let pull = Language.form("refs/pull/[0-9]+/merge")
  /// Names as ``Runs/refs`` has them: of others nothing is known.
  private static let ref = Language.form("refs/[\\x21-\\x7E]+")
  private static let beforeRef = Language.form("repo:[^:]+:ref:")
  private static let refSubject = Language.form("repo:[^:]+:ref:.*")
}
