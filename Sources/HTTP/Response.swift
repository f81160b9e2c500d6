/// An answer that arrived whole; its status may be any but a redirect.
public struct Response: Sendable, Hashable {
  /// Three digits.
  public var status: Int
  /// In the order they came, values trimmed.
  public var headers: [Request.Header]
  /// At most as long as the request allowed.
  public var body: [UInt8]

  /// An answer of `status`.
  public init(status: Int, headers: [Request.Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of header `name`, whatever its case.
  public func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }
}
