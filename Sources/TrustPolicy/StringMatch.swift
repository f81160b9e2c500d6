import Pattern
import Source

/// What a policy asks of a text: that it equals another byte for byte, or that a pattern matches it.
public enum StringMatch: Sendable {
  case exact(String)
  /// The pattern with the anchors that the service adds, and the text that the author wrote.
  case pattern(Pattern, written: String)

  /// Whether `text` is admitted.
  public func matches(_ text: String) -> Bool {
    switch self {
    case .exact(let wanted): wanted.hasSameBytes(as: text)
    case .pattern(let pattern, _): pattern.matches(text)
    }
  }

  /// The text of the policy.
  public var written: String {
    switch self {
    case .exact(let text), .pattern(_, let text): text
    }
  }

  /// Whether it is a pattern.
  public var isPattern: Bool {
    switch self {
    case .exact: false
    case .pattern: true
    }
  }
}
