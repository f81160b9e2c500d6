import CCurl

/// An absolute `https` or `http` URL as libcurl itself reads it, so that what was checked is what is asked.
public struct Address: Sendable, Hashable {
  /// The protocols that are ever spoken.
  public enum Scheme: String, Sendable {
    case https, http
  }

  /// `http` only where ``isLoopback``.
  public let scheme: Scheme
  /// Lower case; an IPv6 address keeps its brackets.
  public let host: String
  /// As written, or the scheme's own.
  public let port: Int
  /// The whole URL, normalised.
  public let text: String

  /// Reads `text`; no user information, no zone, and `http` only where the host is this machine.
  public init(_ text: String) throws(TransportError) {
    guard text.utf8.count <= Self.maximumLength else { throw .malformedURL("longer than \(Self.maximumLength) bytes") }
    guard let url = curl_url() else {
      throw ccurl_is_there() == 0 ? .other(code: Int(CURLE_FAILED_INIT.rawValue), "libcurl.so.4 cannot be loaded") : .outOfMemory
    }
    defer { curl_url_cleanup(url) }
    let set = curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME))
    guard set == CURLUE_OK else { throw .malformedURL(String(cString: curl_url_strerror(set))) }
    guard let named = Self.part(url, CURLUPART_SCHEME), let host = Self.part(url, CURLUPART_HOST)?.lowercased(),
      let port = Self.part(url, CURLUPART_PORT).flatMap(Int.init), let whole = Self.part(url, CURLUPART_URL)
    else { throw .malformedURL("no scheme, host or port") }
    // libcurl also takes one slash or three, and backslashes.
    let rest = text.utf8.dropFirst(named.utf8.count)
    guard rest.starts(with: "://".utf8), rest.dropFirst(3).first != UInt8(ascii: "/") else { throw .malformedURL("no `://` and a host") }
    guard let scheme = Scheme(rawValue: named) else { throw .scheme(named, host: host) }
    guard Self.part(url, CURLUPART_ZONEID) == nil else { throw .malformedURL("a zone in the IPv6 address") }
    guard scheme == .https || Self.isLoopback(host) else { throw .scheme(named, host: host) }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.text = whole
  }

  /// Whether the host is this machine by its spelling alone: no name but `localhost` counts, which libcurl never asks DNS for.
  public var isLoopback: Bool { Self.isLoopback(host) }

  private static let maximumLength = 16 << 10

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    // libcurl has already rewritten 127.1, 0x7f.1 and the like to four decimal numbers.
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }

  private static func part(_ url: OpaquePointer, _ part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
