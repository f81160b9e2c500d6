import Pattern
import Source
import TrustPolicy
import YAML

/// A file with all that the rules look at.
struct LintedFile {
  let candidate: Candidate
  /// What is known of the checkout.
  let surroundings: Surroundings
  let source: SourceText
  let kind: FileKind
  /// Nil where nobody looked at the workflows.
  var exchanges: Exchanges?
  /// The service's domain.
  let domain: String
  /// What the service's App holds; nil where that is not known.
  let held: [String: PermissionCatalog.Level]?
  /// Nil for an allowlist.
  let policy: PolicyFile?
  /// How far the service gets.
  let stage: FileStage
  /// Why the service refuses the file.
  let problems: [FileProblem]
  /// The file as written; nil when it is no YAML.
  let text: WrittenText?
  /// The keys at the top of a policy, or of an allowlist.
  let members: [WrittenText.Member]
  /// What the rules may spend on the file.
  let effort = Effort()
  /// The scalars of the file by their places.
  private let scalars: [Span: Node.ID]
  /// What tokens are compared with, in file order.
  private(set) var comparisons: [Comparison] = []

  init(
    _ candidate: Candidate, in surroundings: Surroundings, kind: FileKind, bytes: [UInt8], domain: String,
    held: [String: PermissionCatalog.Level]?
  ) {
    self.candidate = candidate
    self.surroundings = surroundings
    self.kind = kind
    self.domain = domain
    self.held = held
    source = SourceText(name: candidate.path, bytes: bytes)
    if let policyKind = kind.policyKind {
      let file = PolicyFile(source, kind: policyKind)
      (policy, stage, problems, text) = (file, file.stage, file.problems, file.text)
    } else {
      let file = AllowlistFile(source)
      (policy, stage, problems, text) = (nil, file.stage, file.problems, file.text)
    }
    members = text.map { $0.members(of: $0.value, in: kind.policyKind.map { .policy($0) } ?? .allowlist) } ?? []
    scalars = text.map(Self.index) ?? [:]
    if let decoded = policy?.decoded { comparisons = Comparison.all(of: decoded, effort: effort) { scalar($0, $1) } }
  }

  private static func index(_ text: WrittenText) -> [Span: Node.ID] {
    var scalars: [Span: Node.ID] = [:]
    for (id, node) in text.document.nodes.enumerated() {
      if case .scalar = node.content { scalars[node.span] = id }
    }
    return scalars
  }

  /// The scalar at `span`, when it is `text` that it reads as.
  private func scalar(_ text: String, _ span: Span) -> WrittenScalar? {
    guard let document = self.text?.document, let id = scalars[span] else { return nil }
    guard case .scalar(let written, _) = document[id].content, written.utf8.elementsEqual(text.utf8) else { return nil }
    return WrittenScalar(document[id], in: source.bytes)
  }

  /// The place of `part` of `text`, the value at `span`; the whole value where that cannot be told.
  func place(_ part: Range<Int>, of text: String, at span: Span) -> Span {
    scalar(text, span)?.map?.span(part) ?? span
  }

  /// What is compared with `part` of a token.
  func comparison(_ part: Comparison.Part) -> Comparison? {
    comparisons.first { $0.part == part }
  }

  /// Whether the policy gives more than reading.
  var grantsWrite: Bool {
    policy?.decoded.permissions.contains { $0.value.level != "read" } ?? false
  }

  /// How the scalar at `span` is written; nil when there is none.
  func style(at span: Span) -> Node.Style? {
    guard let document = text?.document, let id = scalars[span], case .scalar(_, let style) = document[id].content else { return nil }
    return style
  }

  /// The place of a problem, as narrow as the file allows.
  func place(_ problem: FileProblem) -> Span {
    switch problem {
    case .pattern(_, let error, let pattern, let span): place(error.place, of: pattern, at: span)
    case .patternSpansHost(_, let part, let pattern, let span): place(part, of: pattern, at: span)
    default: problem.span
    }
  }

  /// The keys within a field of a policy, in file order.
  func members(of field: String, in place: WrittenText.Place) -> [WrittenText.Member] {
    guard let text else { return [] }
    return members.filter { $0.field == field }.flatMap { text.members(of: $0.value, in: place) }
  }

  /// A place for what is said about the file as a whole: its first line that says something.
  var top: Span {
    var start = 0
    for (i, byte) in source.bytes.enumerated() where byte == 0x0A {
      if !isCommentOrBlank(start..<i) { return Span(start, i) }
      start = i + 1
    }
    return Span(start, start)
  }

  private func isCommentOrBlank(_ line: Range<Int>) -> Bool {
    guard let first = source.bytes[line].first(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return true }
    return first == UInt8(ascii: "#")
  }
}
