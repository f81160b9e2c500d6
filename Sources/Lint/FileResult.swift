import Source
import TrustPolicy

/// What was found in one file.
public struct FileResult: Sendable {
  public let source: SourceText
  /// Nil for a workflow or an action, which the service does not read.
  public let kind: FileKind?
  /// How far the service gets with the file.
  public let stage: FileStage
  /// In the order of their places.
  public let findings: [Finding]

  /// Whether the service loads the file.
  public var isAccepted: Bool { stage == .ok }

  /// The same under another name.
  public func named(_ name: String) -> FileResult {
    FileResult(source: SourceText(name: name, bytes: source.bytes), kind: kind, stage: stage, findings: findings)
  }

  /// The same with those findings only that are at least this grave.
  public func limited(to severity: Severity) -> FileResult {
    FileResult(source: source, kind: kind, stage: stage, findings: findings.filter { $0.severity >= severity })
  }
}
