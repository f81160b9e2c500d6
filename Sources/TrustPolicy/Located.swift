import Source

/// A value of a file with its place and that of its key.
public struct Located<Value: Sendable>: Sendable {
  public let value: Value
  /// Where the key stands.
  public let key: Span
  /// Where the value stands.
  public let span: Span

  public init(_ value: Value, key: Span, span: Span) {
    self.value = value
    self.key = key
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}
