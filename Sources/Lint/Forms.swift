import Pattern

/// Languages of what tokens carry, to look at patterns through.
enum Forms {
  /// What can be a subject: at least everything that is well-formed.
  static let subject = Language(oneOrMore: plain(without: "\"'`\\<>;&$(){}[]", beyondASCII: true))
  /// As ``subject``, of ASCII alone.
  static let legibleSubject = Language(oneOrMore: plain(without: "\"'`\\<>;&$(){}[]", beyondASCII: false))
  /// What can be an audience: at least everything that is well-formed.
  static let audience = Language(oneOrMore: plain(without: "\"'`\\<>;&$(){}[]|@", beyondASCII: true))
  /// What can be an issuer: at least everything that is well-formed.
  static let issuer = language("(?i)https?://.*")
  /// Issuers that are certainly well-formed.
  static let plainIssuer = language("https://[a-z0-9.-]+(/[a-z0-9-]+)*")
  /// Texts of characters that can be seen, with blanks.
  static let legible = Language(zeroOrMore: CharacterSet([0x20...0x7E]))

  /// The language of a whole-text pattern of ours; nothing when it is wrong, which the tests exclude.
  static func language(_ pattern: String) -> Language {
    guard let pattern = try? Pattern.full(pattern), let language = try? Language(matching: pattern) else { return .none }
    return language
  }

  /// What can stand in the part of a token that `part` is about.
  static func form(of part: Comparison.Part) -> Language {
    switch part {
    case .issuer: issuer
    case .subject: subject
    case .audience: audience
    case .claim: .all
    }
  }

  /// A text of `language` that is well-formed for `part`, as readable as can be.
  static func witness(_ language: Language, for part: Comparison.Part) -> String? {
    switch part {
    case .issuer: (try? language.intersection(issuer))?.witness(preferring: plainIssuer)
    case .subject: (try? language.intersection(subject))?.witness(preferring: GitHub.subject, legibleSubject)
    case .audience: (try? language.intersection(audience))?.witness(preferring: legibleSubject)
    case .claim: language.witness(preferring: legible)
    }
  }

  private static func plain(without refused: String, beyondASCII: Bool) -> CharacterSet {
    let refused = Set(refused.unicodeScalars.map(\.value))
    let ascii = (UInt32(0x21)...0x7E).filter { !refused.contains($0) }.map { $0...$0 }
    return CharacterSet(ascii + (beyondASCII ? [0xA1...0x10FFFF] : []))
  }
}
