/// The bytes of a file, with the name that messages call it by.
public struct SourceText: Sendable {
  /// Name for messages: a path as the user wrote it, or `<stdin>`.
  public let name: String
  /// The bytes as read.
  public let bytes: [UInt8]

  /// Holds `bytes` under `name`.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Holds the UTF-8 of `text` under `name`.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Line starts of these bytes; costs one pass, so keep it.
  public var lines: LineMap { LineMap(bytes) }

  /// The text of `span`, ill-formed UTF-8 replaced by U+FFFD; what lies outside the bytes is left out.
  public func text(_ span: Span) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
