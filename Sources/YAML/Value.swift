import Source

/// A resolved value: scalars typed, aliases followed, merge keys merged.
public struct Value: Sendable {
  public enum Content: Sendable {
    case scalar(Scalar)
    case list([Value])
    case map([Entry])
  }

  /// One key of a mapping with its value.
  public struct Entry: Sendable {
    public let key: Value
    public let value: Value
    /// Whether the key came in by `<<`.
    public let isMerged: Bool
  }

  public let content: Content
  /// The node that holds it; for an alias the alias.
  public let node: Node.ID
}

/// A document with what it means.
public struct Resolution: Sendable {
  /// The value of the root.
  public let value: Value
  /// Keys that a mapping holds twice: the service refuses the file. Each with the place of the second key and of the first.
  public let duplicates: [Duplicate]

  public struct Duplicate: Sendable, Equatable {
    public let name: String
    public let span: Span
    public let first: Span
  }
}
