/// Text that must not be seen: an OIDC token, a request token, a GitHub token.
///
/// Every way of printing it gives `***`. The text leaves only by ``revealed()``, which stands where bytes leave the process.
public struct Secret: Sendable, Hashable {
  private let text: String

  /// Wraps `text`; white space is the caller's to trim.
  public init(_ text: String) {
    self.text = text
  }

  /// Whether there is no text at all.
  public var isEmpty: Bool { text.isEmpty }

  /// The text itself, for the one place where it must leave the process.
  public func revealed() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
