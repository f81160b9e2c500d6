import Issuers
import Pattern
import TrustPolicy
import WorkflowFiles

/// The runs that one event can start: what of their tokens is the same in all, and what may differ.
public struct Runs: Sendable {
  /// The event as the token names it.
  public let event: String
  /// The event in words: `push of a tag`.
  public let label: String
  /// What each variable may be. None of them is empty.
  public private(set) var languages: [Variable: Language]
  /// Whether the ref is one and the same in every run, and only its name is not known here.
  public let hasUnknownRef: Bool
  /// The start of every ref.
  let refPrefix: String
  let refType: String

  /// Every kind of run that `trigger` starts.
  ///
  /// Names that hold what the service refuses in subjects are left out: no such run ever gets a token.
  static func all(_ trigger: Trigger, defaultBranch: String?) -> [Runs] {
    let event = trigger.event
    switch GitHubEvent.origin(event) {
    case .branchOrTag: return pushed(trigger)
    case .tag: return [Runs(event, prefix: "refs/tags/", type: "tag", names: nil)]
    case .mergeQueue:
      let base = trigger.names(of: "branches").flatMap { $0.onlyText } ?? ".+"
      let names = Language.form("gh-readonly-queue/\(base == ".+" ? base : Pattern.quoted(base))/pr-[0-9]+-[0-9a-f]{40}")
      return [Runs(event, prefix: "refs/heads/", type: "branch", names: names)]
    case .pullRequest:
      let base = trigger.names(of: "branches")
      let open = Runs(event, prefix: "refs/pull/", type: "branch", names: .form("[1-9][0-9]*/merge"), base: base)
      // A run for a merged pull request is on the branch that it went into.
      guard trigger.names(type: "closed") else { return [open] }
      return [open, Runs(event, label: "\(event) once merged", prefix: "refs/heads/", type: "branch", names: nil, base: base)]
    case .defaultBranch:
      let name = defaultBranch.flatMap { try? Language(exactly: $0) }
      return [
        Runs(event, prefix: "refs/heads/", type: "branch", names: name, base: trigger.names(of: "branches"), hasUnknownRef: name == nil)
      ]
    case .caller, nil: return []
    }
  }

  /// Those of a workflow that is called from elsewhere.
  static let ofUnknownCaller = Runs("workflow_call", label: "a call from elsewhere", prefix: "refs/", type: "", names: nil)

  private static func pushed(_ trigger: Trigger) -> [Runs] {
    let (branches, tags) = trigger.event == "push" ? (trigger.names(of: "branches"), trigger.names(of: "tags")) : (nil, nil)
    // A filter for the one kind alone keeps the other out.
    return [
      branches == nil && tags != nil
        ? nil : Runs(trigger.event, label: "\(trigger.event) on a branch", prefix: "refs/heads/", type: "branch", names: branches),
      tags == nil && branches != nil
        ? nil : Runs(trigger.event, label: "\(trigger.event) on a tag", prefix: "refs/tags/", type: "tag", names: tags),
    ].compactMap { $0 }.filter { !$0.isEmpty }
  }

  private init(
    _ event: String, label: String? = nil, prefix: String, type: String, names: Language?, base: Language? = nil,
    hasUnknownRef: Bool = false
  ) {
    self.event = event
    self.label = label ?? event
    self.hasUnknownRef = hasUnknownRef
    refPrefix = prefix
    refType = type
    let ref = Self.prefixed(prefix, names ?? .all)
    languages = [.ref: Self.shared(Self.plainRef, ref), .actor: Self.actor]
    if GitHubEvent.hasBranches(event) {
      languages[.baseRef] = Self.shared(Self.plainName, base ?? .all)
      languages[.headRef] = Self.plainName
    }
  }

  /// The runs that `filter` lets through; nil where there are none.
  func narrowed(_ filter: Filter) -> Runs? {
    if filter.isNever { return nil }
    var runs = self
    for (variable, language) in filter.languages {
      runs.languages[variable] = Self.shared(languages[variable] ?? .all, language)
    }
    return runs.isEmpty ? nil : runs
  }

  /// The same with an environment that only the run tells.
  func withOpenEnvironment() -> Runs {
    var runs = self
    runs.languages[.environment] = runs.languages[.environment] ?? Self.environment
    return runs
  }

  private var isEmpty: Bool { languages.values.contains { $0.isEmpty } }

  // MARK: Languages

  /// The characters of names that are looked at: of those that the service takes in a subject the ones of ASCII, and Latin letters for all
  /// others.
  private static let plain = Language(
    oneOrMore: CharacterSet(
      (0x21...0x7E as ClosedRange<UInt32>).filter { point in Unicode.Scalar(point).map { WellFormed.subject(String($0)) } ?? false }.map {
        $0...$0
      }
        + [0xC0...0x24F]))
  private static let plainRef = shared(plain, GitHubClaims.ref)
  private static let plainName = shared(plain, GitHubClaims.language(of: "head_ref") ?? .all)
  private static let environment = shared(plain, .form("[^:]+"))
  private static let actor = GitHubClaims.language(of: "actor") ?? .all

  /// What is in both; the first where that is too complex to tell, which is more.
  private static func shared(_ one: Language, _ two: Language) -> Language {
    (try? one.intersection(two)) ?? one
  }

  /// The texts that begin with `prefix` and go on with one of `names`.
  private static func prefixed(_ prefix: String, _ names: Language) -> Language {
    guard let start = try? Language(startingWith: prefix) else { return .all }
    if names.isAll { return start }
    return (try? names.following(prefix)) ?? start
  }
}
