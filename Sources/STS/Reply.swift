import Decision
import JSON

/// What a route answers.
public struct Reply: Sendable, Equatable {
  /// The HTTP status.
  public var status: Int
  /// The body; nil is no body at all.
  public var body: JSONValue?

  public init(status: Int, body: JSONValue? = nil) {
    self.status = status
    self.body = body
  }

  /// A gRPC status as the service's JSON gateway writes it.
  public init(_ refusal: Refusal) {
    self = .status(refusal.code.http, code: refusal.code.rawValue, refusal.message)
  }

  static func status(_ status: Int, code: Int, _ message: String) -> Reply {
    Reply(status: status, body: ["code": .number(code), "message": .string(message), "details": []])
  }

  /// What GitHub's API answers to a call it does not like: a sentence.
  static func message(_ status: Int, _ text: String) -> Reply {
    Reply(status: status, body: ["message": .string(text)])
  }
}
