import Glibc

extension TransportError: CustomStringConvertible {
  /// One sentence; it may quote the server's or the user's text raw, so escape it for where it goes.
  public var description: String {
    switch self {
    case .malformedURL(let reason): "not a URL that can be asked: \(reason)"
    case .scheme(let scheme, let host):
      "`\(scheme)` to `\(host)` is refused: only https is spoken, and http only to localhost, 127.0.0.0/8 and [::1]"
    case .malformedHeader(let name): "the header `\(name)` holds a line end, a control character or nothing"
    case .unresolved(let host): "the name `\(host)` does not resolve: check its spelling and this machine's DNS"
    case .proxyUnresolved(let host): "the name of the proxy for `\(host)` does not resolve: check https_proxy and no_proxy"
    case .proxyRefused(let status):
      "the proxy refused the tunnel\(status.map { " with status \($0)" } ?? ""): check https_proxy and no_proxy"
    case .unconnected(let host, let port, let code):
      "no connection to `\(host)` port \(port)\(code == 0 ? "" : ": " + Self.system(code))"
    case .tls(let problem, let host): "no trusted connection to `\(host)`: \(problem)"
    case .caBundle(let path): "the file of certificate authorities `\(path)` cannot be used: expected readable PEM"
    case .timeout(let phase, let host): "`\(host)` took too long: time ran out while \(phase)"
    case .interrupted(let words, let host): "the connection to `\(host)` ended before its answer did: \(words)"
    case .notHTTP(let words, let host): "`\(host)` does not speak HTTP: \(words)"
    case .tooLarge(.headers, let limit): "the answer's headers are larger than \(limit) bytes"
    case .tooLarge(.body, let limit): "the answer is larger than \(limit) bytes"
    case .redirect(let status, let host, let target):
      "`\(host)` redirects (\(status)) to \(target.map { "`\($0)`" } ?? "another place"): not followed, for a token would go along"
    case .cancelled: "cancelled"
    case .outOfMemory: "out of memory"
    case .other(let code, let words): "\(words) (libcurl \(code))"
    }
  }

  private static func system(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text).lowercased()
  }
}

extension TransportError.Phase: CustomStringConvertible {
  /// Words for the end of a sentence.
  public var description: String {
    switch self {
    case .resolving: "its name was being resolved"
    case .connecting: "connecting"
    case .securing: "agreeing on TLS"
    case .waiting: "waiting for its answer"
    case .reading: "reading its answer"
    }
  }
}

extension TransportError.TLSProblem: CustomStringConvertible {
  /// Words for the end of a sentence.
  public var description: String {
    switch self {
    case .unknownAuthority: "its certificate is signed by an authority that is not trusted here"
    case .expired: "its certificate has expired"
    case .notYetValid: "its certificate is not valid yet"
    case .revoked: "its certificate has been revoked"
    case .wrongHost: "its certificate is for another host"
    case .certificate(let words), .handshake(let words): words
    }
  }
}
