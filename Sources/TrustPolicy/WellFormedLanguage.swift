import Pattern

/// What the service takes for a subject, an audience or an issuer, as languages. Lengths are left out, 255 characters or 150 bytes in a
/// segment of an issuer's path: they would take a state for each character. So a text that is too long is in the language and not well-formed.
extension Language {
  /// The texts of any length that `WellFormed.subject` says yes to, but for their length.
  public static let wellFormedSubject = plain(WellFormed.subject)

  /// The texts of any length that `WellFormed.audience` says yes to, but for their length.
  public static let wellFormedAudience = plain(WellFormed.audience)

  /// More than the texts that `WellFormed.issuer` says yes to, and all of them: lengths, the form of IPv6 addresses, and percent-encoded dots,
  /// tildes and slashes in bad places are not looked at.
  public static let wellFormedIssuer = issuer(
    form:
      "(?i:https)://(?:(?:[^\\x00-\\x20/?#@%:\\[\\x7F-\\x{10FFFF}\\\\^`{|}]|%25)+|\\[(?:[^\\x00-\\x20/?#@%\\x7F-\\x{10FFFF}]|%[0-9A-Fa-f]{2})+\\])"
      + "(?::[0-9]*)?\(path)|(?i:http)://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::[0-9]*)?\(path)",
    except: "^[^/]*//[^/]*/(?:.*(?:\\.\\.|~~)|.*~$|(?:.*/)?[.~](?:/|$))")

  private static let path =
    "(?:/(?:[A-Za-z0-9._~-]|%(?:2[DdEeFf]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]))+)*/?"

  /// The texts of those characters that are well-formed alone.
  private static func plain(_ isWellFormed: (String) -> Bool) -> Language {
    let ascii = (0..<0x80 as Range<UInt32>).filter { point in
      Unicode.Scalar(point).map { isWellFormed(String($0)) } ?? false
    }
    let beyond = UnicodeTables.printable.subtracting(CharacterSet([0...0x7F]))
    return Language(oneOrMore: CharacterSet(ascii.map { $0...$0 }).union(beyond))
  }

  /// All texts if it cannot be made, which is more too; the tests see that it can.
  private static func issuer(form: String, except: String) -> Language {
    guard let form = try? Language(matching: .full(form)), let except = try? Language(matching: Pattern(except)),
      let language = try? form.subtracting(except)
    else { return .all }
    return language
  }
}
