/// Base64 by RFC 4648, as Go's `encoding/base64` writes and reads it.
public enum Base64: Sendable {
  /// Section 4, with padding: what GitHub's audit log shows hashes in.
  case standard
  /// Section 5, without padding: what tokens and keys are written in.
  case url

  private var alphabet: StaticString {
    switch self {
    case .standard: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    case .url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    }
  }

  /// The text of `bytes`.
  public func encode(_ bytes: some Collection<UInt8>) -> String {
    let alphabet = Array(UnsafeBufferPointer(start: alphabet.utf8Start, count: 64))
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        out.append(alphabet[Int(pending >> bits & 63)])
      }
    }
    if bits > 0 { out.append(alphabet[Int(pending << (6 - bits) & 63)]) }
    if case .standard = self {
      while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes that unpadded ``url`` text stands for; nil for any other byte, padding and white space included, and for a length that
  /// no bytes give. Stray bits at the end are dropped, as Go's `RawURLEncoding` drops them.
  public static func decodeURL(_ text: some Collection<UInt8>) -> [UInt8]? {
    if text.count % 4 == 1 { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 3 / 4)
    var pending: UInt32 = 0
    var bits = 0
    for character in text {
      guard let value = sextet(character) else { return nil }
      pending = pending << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: pending >> bits))
      }
    }
    return out
  }

  private static func sextet(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
