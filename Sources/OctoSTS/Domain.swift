public import HTTP

/// The host, and where it needs one the port, that an STS answers at: `octo-sts.dev`, `sts.example.com:8443`, `[::1]:8080`.
public struct Domain: Sendable, Hashable {
  /// As it was given: also what tokens for this service name as their audience unless told otherwise.
  public let text: String
  /// How it is asked.
  public let scheme: Address.Scheme

  /// Whether the host is this machine.
  public let isLoopback: Bool

  /// Reads `text`, which holds neither scheme nor path; `http` is for this machine only.
  public init(_ text: String, scheme: Address.Scheme = .https) throws(ExchangeError) {
    guard text.utf8.count <= 260, Self.isHostAndPort(text) else { throw .malformedDomain(text) }
    do throws(TransportError) {
      isLoopback = try Address("\(scheme.rawValue)://\(text)/").isLoopback
    } catch .scheme {
      throw .insecureDomain(text)
    } catch {
      throw .malformedDomain(text)
    }
    self.text = text
    self.scheme = scheme
  }

  var url: String { "\(scheme.rawValue)://\(text)" }

  private static func isHostAndPort(_ text: String) -> Bool {
    var host = text[...]
    if let colon = text.lastIndex(of: ":"), text.last != "]" {
      let port = text[text.index(after: colon)...]
      guard port.utf8.allSatisfy(isDigit), let number = Int(port), (1...65535).contains(number) else { return false }
      host = text[..<colon]
    }
    if host.first == "[" {
      return host.last == "]" && host.utf8.dropFirst().dropLast().allSatisfy { isDigit($0) || "abcdefABCDEF:.".utf8.contains($0) }
    }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}
