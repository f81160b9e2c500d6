/// How much a finding matters; ordered, `note` lowest.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing is wrong for certain.
  case note
  /// Likely not what was meant.
  case warning
  /// The service refuses it, reads it otherwise, or it can never work.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
