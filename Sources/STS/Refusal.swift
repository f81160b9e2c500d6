import Decision

/// Why the service did not answer with a token: a gRPC code and its sentence, worded as the service words it.
public struct Refusal: Error, Equatable {
  /// The gRPC code.
  public var code: StatusCode
  /// What the caller is told.
  public var message: String

  public init(_ code: StatusCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
