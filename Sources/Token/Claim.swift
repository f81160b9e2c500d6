import JSON

/// A claim as `claim_pattern` sees it: looked up by its exact name in the payload, the last of duplicates.
public enum Claim: Sendable, Hashable {
  /// The payload has no such name.
  case absent
  /// Text, which a pattern is matched against.
  case text(String)
  /// A boolean, matched as `true` or `false`.
  case boolean(Bool)
  /// A number, null, list or object: never matches.
  case other(JSONValue)

  init(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .text(text)
    case .bool(let value): self = .boolean(value)
    case .null, .number, .array, .object: self = .other(value)
    }
  }
}
