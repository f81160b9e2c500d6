import Source
import TrustPolicy

/// Says of policies and allowlists whether the service would load them, and why not.
public struct Linter: Sendable {
  public init() {}

  /// What the service takes the file for. Out of its place a policy that lists repositories is taken for an organization policy.
  public func kind(_ candidate: Candidate, bytes: [UInt8]) -> FileKind {
    guard candidate.kind == .policy, !candidate.isInPlace else { return candidate.kind }
    let listsRepositories = PolicyFile(SourceText(name: candidate.path, bytes: bytes), kind: .repository).problems.contains {
      if case .unknownField(let name, .policy, _) = $0 { name.lowercased() == "repositories" } else { false }
    }
    return listsRepositories ? .organizationPolicy : .policy
  }

  /// Everything that the service would refuse in one file.
  public func lint(_ candidate: Candidate, bytes: [UInt8]) -> FileResult {
    let source = SourceText(name: candidate.path, bytes: bytes)
    let kind = kind(candidate, bytes: bytes)
    if let policyKind = kind.policyKind {
      let file = PolicyFile(source, kind: policyKind)
      return result(source, kind, file.stage, file.problems)
    }
    let file = AllowlistFile(source)
    return result(source, kind, file.stage, file.problems)
  }

  private func result(_ source: SourceText, _ kind: FileKind, _ stage: FileStage, _ problems: [FileProblem]) -> FileResult {
    let findings = problems.map { $0.finding(in: source) }.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
    return FileResult(source: source, kind: kind, stage: stage, findings: findings)
  }
}
