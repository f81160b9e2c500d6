import Issuers
import Pattern

/// A text of GitHub's in its parts, each of which may be what the policy does not want.
struct Parts: Sendable {
  enum Kind: Sendable, Hashable {
    /// What is always so.
    case fixed
    case owner, ownerID, repository, repositoryID
    /// The file of a workflow.
    case file
    /// What a run is for: a branch, a tag, an environment, a pull request.
    case place
    /// The name of that.
    case name
  }

  struct Part: Sendable {
    let kind: Kind
    let text: String
    /// What else can stand there, as a pattern.
    let form: String

    init(_ kind: Kind, _ text: some StringProtocol, _ form: String = "") {
      (self.kind, self.text, self.form) = (kind, String(text), form)
    }
  }

  let all: [Part]

  /// The parts of what the claim `name` holds; nil where it has none that are known, or another form.
  init?(_ text: String, claim name: String) {
    switch name {
    case "sub": self.init(subject: text)
    case "ref": self.init(ref: text)
    case "workflow_ref", "job_workflow_ref": self.init(workflow: text)
    case "repository": self.init(repository: text)
    default: return nil
    }
  }

  subscript(kind: Kind) -> String { all.first { $0.kind == kind }?.text ?? "" }

  /// A pattern of the texts that differ in the parts `free` alone.
  func form(free: Set<Kind>) -> String {
    all.map { free.contains($0.kind) ? "(?:\($0.form))" : Pattern.quoted($0.text) }.joined()
  }

  private static let owner = "[A-Za-z0-9_-]+"
  private static let repository = "[A-Za-z0-9._-]+"
  private static let id = "(?:@[0-9]+)?"
  private static let refs = ["refs/heads/", "refs/tags/", "refs/pull/"]

  private init?(subject text: String) {
    guard let subject = GitHubSubject(text) else { return nil }
    let places = Self.refs.map { "ref:" + $0 } + ["environment:", "pull_request"]
    let place = places.first { subject.context.hasPrefix($0) } ?? ""
    all =
      [Part(.fixed, "repo:")] + Self.named(subject.owner, .owner, Self.owner, .ownerID) + [Part(.fixed, "/")]
      + Self.named(subject.repository, .repository, Self.repository, .repositoryID)
      + [
        Part(.fixed, ":"), Part(.place, place, places.joined(separator: "|")), Part(.name, subject.context.dropFirst(place.count), ".*"),
      ]
  }

  private static func named(_ name: GitHubSubject.Name, _ kind: Kind, _ form: String, _ idKind: Kind) -> [Part] {
    [Part(kind, name.text, form), Part(idKind, name.id.map { "@" + $0 } ?? "", id)]
  }

  private static func ref(_ text: Substring) -> [Part] {
    let place = refs.first { text.hasPrefix($0) } ?? ""
    return [Part(.place, place, "(?:" + refs.joined(separator: "|") + ")?"), Part(.name, text.dropFirst(place.count), ".*")]
  }

  private init?(ref text: String) {
    all = Self.ref(text[...])
  }

  private init?(repository text: String) {
    let names = text.split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2 else { return nil }
    all = [Part(.owner, names[0], Self.owner), Part(.fixed, "/"), Part(.repository, names[1], Self.repository)]
  }

  private init?(workflow text: String) {
    let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let names = halves[0].split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard names.count == 3 else { return nil }
    all =
      [
        Part(.owner, names[0], Self.owner), Part(.fixed, "/"), Part(.repository, names[1], Self.repository), Part(.fixed, "/"),
        Part(.file, names[2], "[^@]+"), Part(.fixed, "@"),
      ] + Self.ref(halves[1])
  }
}
