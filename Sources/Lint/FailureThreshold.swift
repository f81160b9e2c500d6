import Source

/// How much a finding must matter to fail the work.
public enum FailureThreshold: String, Sendable, CaseIterable {
  case error, warning, note, never

  /// Whether a finding of `severity` is at or over it.
  public func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .note: true
    case .never: false
    }
  }
}
