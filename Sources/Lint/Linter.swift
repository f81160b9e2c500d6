import Source
import TrustPolicy

/// Looks at policies and allowlists by the rules of ``Rule/all``.
public struct Linter: Sendable {
  /// The service that anyone may use.
  public static let hostedDomain = "octo-sts.dev"

  /// The service's own domain: what tokens are for unless a policy says otherwise.
  public let domain: String
  /// The permissions that the service's App holds, each at its highest level; nil where that is not known.
  private let held: [String: PermissionCatalog.Level]?
  let rules: [Rule]
  private let severities: [String: Severity]

  /// - Parameters:
  ///   - domain: of the service that reads the files.
  ///   - held: what the App of a service other than the hosted one holds, where that is known.
  ///   - rules: what to look for.
  ///   - severities: how much the findings of some rules matter, by the rule's id.
  public init(
    domain: String = Linter.hostedDomain, held: [String: PermissionCatalog.Level]? = nil, rules: [Rule] = Rule.all,
    severities: [String: Severity] = [:]
  ) {
    self.domain = domain
    self.held = domain == Self.hostedDomain ? PermissionCatalog.hosted : held
    self.rules = rules
    self.severities = severities
  }

  /// The same with those rules alone that depend on what the workflows of a checkout are.
  public var forWorkflows: Linter {
    Linter(
      domain: domain, held: held, rules: rules.filter { $0.looksAtWorkflows || $0.id == Rule.workflowMissing.id }, severities: severities)
  }

  /// What the service takes the file for. Out of its place a policy that lists repositories is taken for an organization policy, and what lists
  /// issuers for an allowlist.
  public func kind(_ candidate: Candidate, bytes: [UInt8]) -> FileKind {
    guard candidate.kind == .policy, !candidate.isInPlace else { return candidate.kind }
    for case .unknownField(let name, .policy, _) in PolicyFile(SourceText(name: candidate.path, bytes: bytes), kind: .repository).problems {
      switch name.lowercased() {
      case "repositories": return .organizationPolicy
      case "issuers", "issuer_patterns": return .allowlist
      default: continue
      }
    }
    return .policy
  }

  /// More of one file than anybody reads, and than a report should grow to.
  static let maximumFindings = 500

  /// The findings in the order of their places; of too many the most severe, and a word about the others.
  private static func bounded(_ found: [Finding]) -> [Finding] {
    let all = found.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
    guard all.count > maximumFindings else { return all }
    var kept = Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity } }.prefix(maximumFindings)
    // That something was not looked at is not lost among what was found.
    if let note = all.first(where: { $0.rule == Rule.tooComplex.id }), !kept.contains(where: { $0.rule == note.rule }) { kept.append(note) }
    kept.append(
      Finding(
        rule: "too-complex", severity: .note, message: "\(all.count - kept.count) more findings are not shown", span: Span(0, 0)))
    return kept.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
  }

  /// Everything that the rules say of one file.
  ///
  /// - Parameter exchanges: those of the checkout that it lies in; without them the rules about exchanges are silent.
  public func lint(
    _ candidate: Candidate, bytes: [UInt8], in surroundings: Surroundings = .unknown, exchanges: Exchanges? = nil
  ) -> FileResult {
    var file = LintedFile(candidate, in: surroundings, kind: kind(candidate, bytes: bytes), bytes: bytes, domain: domain, held: held)
    file.exchanges = exchanges
    // A rule that could not look has not found a comment idle.
    let looking = exchanges == nil ? rules.filter { !$0.looksAtWorkflows } : rules
    return result(
      file.source, kind: file.kind, stage: file.stage,
      Rule.suppress(looking.flatMap { $0.findings(in: file) }, in: file.source, rules: looking))
  }

  /// The findings with the severities that are wanted, in bounds.
  func result(_ source: SourceText, kind: FileKind?, stage: FileStage, _ found: [Finding]) -> FileResult {
    var found = found
    if !severities.isEmpty {
      for i in found.indices { found[i].severity = severities[found[i].rule] ?? found[i].severity }
    }
    return FileResult(source: source, kind: kind, stage: stage, findings: Self.bounded(found))
  }
}
