import Secret

/// A request as the routes see it, whatever server took it in.
public struct Call: Sendable {
  /// The HTTP method, in capitals.
  public var method: String
  /// The path as sent, without the query.
  public var path: String
  /// What stood behind the `?`, still encoded.
  public var query: String
  /// Every `Authorization` header, in order.
  public var authorization: [Secret]
  /// The body; the server has bounded it.
  public var body: [UInt8]

  public init(method: String, path: String, query: String = "", authorization: [Secret] = [], body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.query = query
    self.authorization = authorization
    self.body = body
  }
}
