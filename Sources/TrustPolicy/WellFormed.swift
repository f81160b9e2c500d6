import Pattern

/// Whether the service takes a text for an issuer, a subject or an audience at all. A token that holds one it does not take is refused before
/// any policy is looked at.
public enum WellFormed {
  /// The most Unicode scalars in any of the three.
  public static let lengthLimit = 255

  /// The longest segment of an issuer's path, in bytes.
  static let segmentLimit = 150

  /// Whether `text` is an `https` URL, or an `http` one of this very machine, with a plain path and nothing after it.
  public static func issuer(_ text: String) -> Bool {
    guard hasFittingLength(text), let url = IssuerURL(text) else { return false }
    switch url.scheme {
    case .https: break
    case .http: guard ["localhost", "127.0.0.1", "::1"].contains(where: { url.host.elementsEqual($0.utf8) }) else { return false }
    }
    return isPlainPath(url.path)
  }

  /// Whether `text` can be a subject: printable, without blanks, quotes, brackets and what shells act upon.
  public static func subject(_ text: String) -> Bool {
    isPlain(text, refused: refusedInSubject)
  }

  /// Whether `text` can be an audience: as a subject, without `|` and `@`.
  public static func audience(_ text: String) -> Bool {
    isPlain(text, refused: refusedInAudience)
  }

  private static let refusedInSubject = ASCIISet(" \"'`\\<>;&$(){}[]")
  private static let refusedInAudience = refusedInSubject.union(ASCIISet("|@"))

  private static let singleInPath = ASCIISet("/.~")

  private static func hasFittingLength(_ text: String) -> Bool {
    // A scalar takes one byte to four, so most texts need no counting.
    let bytes = text.utf8.count
    return bytes > 0 && (bytes <= lengthLimit || (bytes <= 4 * lengthLimit && text.unicodeScalars.count <= lengthLimit))
  }

  private static func isPlain(_ text: String, refused: ASCIISet) -> Bool {
    hasFittingLength(text)
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          ? scalar.value > 0x20 && scalar.value < 0x7F && !refused.contains(UInt8(scalar.value))
          : UnicodeTables.isPrintable(scalar)
      }
  }

  /// Checks the decoded path: `%2F` and `%2e` have become what they stand for.
  private static func isPlainPath(_ path: ArraySlice<UInt8>) -> Bool {
    if path.last == UInt8(ascii: "~") { return false }
    if zip(path, path.dropFirst()).contains(where: { $0 == $1 && singleInPath.contains($0) }) { return false }
    return path.split(separator: UInt8(ascii: "/")).allSatisfy { segment in
      segment.count <= segmentLimit && !segment.elementsEqual(".".utf8) && !segment.elementsEqual("~".utf8)
    }
  }
}
