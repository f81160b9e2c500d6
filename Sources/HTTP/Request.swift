public import Secret

/// One HTTP request, with what it may cost.
public struct Request: Sendable {
  /// The methods this project uses.
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  /// A header field; the name is compared without case.
  public struct Header: Sendable, Hashable {
    /// A token of RFC 9110, section 5.6.2.
    public var name: String
    /// One line.
    public var value: String

    /// The field `name: value`.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What to do with the resource.
  public var method: Method
  /// Absolute; `https`, or `http` where the host is the machine itself.
  public var url: String
  /// Sent beside those that libcurl adds.
  public var headers: [Header]
  /// Goes out as `Authorization: Bearer`.
  public var bearer: Secret?
  /// Sent with its length; nil for none.
  public var body: [UInt8]?
  /// For each attempt.
  public var limits: Limits

  /// A request of `url`.
  public init(
    _ method: Method = .get, _ url: String, headers: [Header] = [], bearer: Secret? = nil, body: [UInt8]? = nil,
    limits: Limits = Limits()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.bearer = bearer
    self.body = body
    self.limits = limits
  }
}

/// What one attempt may take: time and bytes.
public struct Limits: Sendable, Hashable {
  /// For the name to resolve, the connection to stand and TLS to be agreed.
  public var connect: Duration
  /// For the whole attempt, connecting included.
  public var attempt: Duration
  /// Bytes of all header lines of the answer together.
  public var headerBytes: Int
  /// Bytes of the answer's body.
  public var bodyBytes: Int

  /// Limits for small API answers.
  public init(
    connect: Duration = .seconds(10), attempt: Duration = .seconds(20), headerBytes: Int = 64 << 10, bodyBytes: Int = 1 << 20
  ) {
    self.connect = connect
    self.attempt = attempt
    self.headerBytes = headerBytes
    self.bodyBytes = bodyBytes
  }
}
