import Decision

/// Why the service did not answer with a token: a gRPC code and its sentence, worded as the service words it.
public struct Refusal: Error, Equatable {
  /// The gRPC code.
  public var code: StatusCode
  /// What the caller is told.
  public var message: String
  /// What the service does not tell the caller, for its own log; no text of the token's but escaped.
  public var reason: String?

  public init(_ code: StatusCode, _ message: String, reason: String? = nil) {
    self.code = code
    self.message = message
    self.reason = reason
  }

  /// A refusal by the rules.
  init(_ refusal: Admission.Refusal) {
    self.init(refusal.code, refusal.message, reason: refusal.reason.rawValue)
  }
}
