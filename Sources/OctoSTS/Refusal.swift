import HTTP
import JSON
import Secret

/// An answer other than success, as far as it says why.
public struct Refusal: Sendable, Hashable {
  /// HTTP status of the last attempt.
  public var status: Int
  /// The gRPC code of the service's own errors; nil from anyone else.
  public var code: StatusCode?
  /// The server's words, at most ``limit`` characters, secrets that went out with the request blotted out; may be empty.
  public var message: String
  /// How often it was asked.
  public var attempts: Int

  /// Longest message that is kept.
  public static let limit = 1000

  /// A refusal in these words.
  public init(status: Int, code: StatusCode? = nil, message: String, attempts: Int = 1) {
    self.status = status
    self.code = code
    self.message = message
    self.attempts = attempts
  }

  /// Whether it was a decision: asking again soon will not change it.
  public var isFinal: Bool { !Retry.isTransient(.success(Response(status: status))) }

  /// Reads an error body in the forms of gRPC's gateway, GitHub and OAuth; what is none of these is quoted as text.
  init(_ response: Response, attempts: Int, hiding secrets: [Secret]) {
    let json = try? JSONValue(parsing: response.body)
    let words =
      json?["message"]?.string ?? json?["error_description"]?.string ?? json?["error"]?["message"]?.string ?? json?["error"]?.string
      ?? json?["detail"]?.string ?? String(decoding: response.body, as: UTF8.self)
    self.init(
      status: response.status, code: json?["code"]?.integer.flatMap(StatusCode.init), message: Self.excerpt(words, hiding: secrets),
      attempts: attempts)
  }

  /// The start of `text` without `secrets`: a server may echo what it was sent. They are taken out before anything is cut, or the start of one
  /// would be left that no mask knows; the body is bounded by the request's limit.
  static func excerpt(_ text: String, hiding secrets: [Secret]) -> String {
    var text = text
    for secret in secrets where !secret.isEmpty { text = blot(secret.revealed(), in: text) }
    return text.count > limit ? String(text.prefix(limit)) + "…" : text
  }

  private static func blot(_ secret: String, in text: String) -> String {
    let secret = Array(secret.utf8)
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: secret) {
        out += Array("***".utf8)
        at += secret.count
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
