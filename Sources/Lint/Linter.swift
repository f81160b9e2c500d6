import Source
import TrustPolicy

/// Looks at policies and allowlists by the rules of ``Rule/all``.
public struct Linter: Sendable {
  /// The service that anyone may use.
  public static let hostedDomain = "octo-sts.dev"

  /// The service's own domain: what tokens are for unless a policy says otherwise.
  public let domain: String
  private let rules: [Rule]

  /// - Parameters:
  ///   - domain: of the service that reads the files.
  ///   - rules: what to look for.
  public init(domain: String = Linter.hostedDomain, rules: [Rule] = Rule.all) {
    self.domain = domain
    self.rules = rules
  }

  /// What the service takes the file for. Out of its place a policy that lists repositories is taken for an organization policy.
  public func kind(_ candidate: Candidate, bytes: [UInt8]) -> FileKind {
    guard candidate.kind == .policy, !candidate.isInPlace else { return candidate.kind }
    let listsRepositories = PolicyFile(SourceText(name: candidate.path, bytes: bytes), kind: .repository).problems.contains {
      if case .unknownField(let name, .policy, _) = $0 { name.lowercased() == "repositories" } else { false }
    }
    return listsRepositories ? .organizationPolicy : .policy
  }

  /// More of one file than anybody reads, and than a report should grow to.
  private static let maximumFindings = 500

  /// The findings in the order of their places; of too many the most severe, and a word about the others.
  private static func bounded(_ found: [Finding]) -> [Finding] {
    let all = found.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
    guard all.count > maximumFindings else { return all }
    var kept = Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity } }.prefix(maximumFindings)
    kept.append(
      Finding(
        rule: "too-complex", severity: .note, message: "\(all.count - maximumFindings) more findings are not shown", span: Span(0, 0)))
    return kept.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
  }

  /// Everything that the rules say of one file.
  public func lint(_ candidate: Candidate, bytes: [UInt8]) -> FileResult {
    let file = LintedFile(candidate, kind: kind(candidate, bytes: bytes), bytes: bytes, domain: domain)
    let found = Rule.suppress(rules.flatMap { $0.findings(in: file) }, in: file.source, rules: rules)
    return FileResult(source: file.source, kind: file.kind, stage: file.stage, findings: Self.bounded(found))
  }
}
