/// Why no answer came, in facts. Never holds a header's value, a query or a body of ours, so no secret.
public enum TransportError: Error, Hashable, Sendable {
  /// How far an attempt had come when its time ran out.
  public enum Phase: Sendable, Hashable {
    case resolving, connecting, securing, waiting, reading
  }

  /// What was wrong with the server's certificate or the way to agree on TLS.
  public enum TLSProblem: Sendable, Hashable {
    case unknownAuthority, expired, notYetValid, revoked, wrongHost
    /// Certificate not accepted for another reason, in libcurl's words.
    case certificate(String)
    /// No certificate was seen at all, in libcurl's words.
    case handshake(String)
  }

  /// Which bound an answer went over.
  public enum Part: Sendable, Hashable {
    case headers, body
  }

  /// Not an absolute URL, with libcurl's or our reason.
  case malformedURL(String)
  /// Neither `https` nor `http` to this machine.
  case scheme(String, host: String)
  /// A header that would not fit on one line.
  case malformedHeader(name: String)
  case unresolved(host: String)
  case proxyUnresolved(host: String)
  /// The proxy answered the request for a tunnel with `status`; nil when it said nothing usable.
  case proxyRefused(status: Int?)
  /// No connection; `code` is the system's error number, 0 when unknown.
  case unconnected(host: String, port: Int, code: Int32)
  case tls(TLSProblem, host: String)
  /// The file of authorities could not be read.
  case caBundle(String)
  case timeout(Phase, host: String)
  /// The connection ended before the answer did, in libcurl's words.
  case interrupted(String, host: String)
  /// The bytes that came are not HTTP, in libcurl's words.
  case notHTTP(String, host: String)
  case tooLarge(Part, limit: Int)
  /// Redirects are not followed; `target` is the scheme, host and port that it named, if it named any.
  case redirect(status: Int, host: String, target: String?)
  case cancelled
  case outOfMemory
  /// Anything else libcurl reports, by its number and words.
  case other(code: Int, String)
}

extension TransportError {
  /// Whether the same request may well succeed a little later.
  public var isTransient: Bool {
    switch self {
    case .unresolved, .proxyUnresolved, .unconnected, .timeout, .interrupted: true
    case .tls(.handshake, _): true
    case .proxyRefused(let status): status.map { $0 >= 500 || $0 == 429 } ?? true
    case .malformedURL, .scheme, .malformedHeader, .tls, .caBundle, .notHTTP, .tooLarge, .redirect, .cancelled, .outOfMemory, .other:
      false
    }
  }
}
