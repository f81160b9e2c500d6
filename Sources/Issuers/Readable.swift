import Pattern

/// Languages to prefer when one text of many is to be shown: of what a token may hold, that which reads best.
public enum Readable {
  /// Characters of ASCII that can be seen, and blanks.
  public static let text = Language(zeroOrMore: CharacterSet([0x20...0x7E]))

  /// Well-formed subjects, and audiences, of letters, digits and what stands between them.
  public static let subject = Language.form("[A-Za-z0-9._:/@-]+")

  /// Well-formed issuers whose host and path are of lower-case letters, digits and dashes.
  public static let issuer = Language.form("https://[a-z0-9-]+(\\.[a-z0-9-]+)*(/[a-z0-9-]+)*")
}
