import CCurl

/// The `Retry-After` field (RFC 9110, section 10.2.3).
enum RetryAfter: Hashable {
  case seconds(Int)
  /// A moment in Unix seconds.
  case date(Int)

  /// Reads a number of seconds or an HTTP date; nil for anything else.
  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // More digits than an Int holds: longer than anyone waits.
      self = .seconds(Int(text) ?? Int(Int32.max))
      return
    }
    // All forms of RFC 9110, section 5.6.7, start with a day's name; libcurl's reader takes more than those.
    guard let first = text.utf8.first, first >= UInt8(ascii: "A") else { return nil }
    let moment = curl_getdate(text, nil)
    guard moment >= 0 else { return nil }
    self = .date(moment)
  }

  /// How long to wait from `unixTime` on; a moment that has passed asks for none.
  func pause(at unixTime: Int) -> Duration {
    switch self {
    case .seconds(let count): .seconds(count)
    case .date(let moment): .seconds(max(0, moment - unixTime))
    }
  }
}
