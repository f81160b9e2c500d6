import Pattern

extension Language {
  /// The texts that the pattern `form` matches as a whole and in which `except` matches nowhere.
  ///
  /// For patterns of ours, which the tests see made: of one that cannot be, this is all texts, which is more and so the safe side where a
  /// language says what a token may hold. A pattern that somebody else wrote goes through `Pattern` and `Language(matching:)`.
  public static func form(_ form: String, except: String? = nil) -> Language {
    guard let language = try? Language(matching: .full(form)) else { return .all }
    guard let except else { return language }
    return (try? language.subtracting(Language(matching: Pattern(except)))) ?? .all
  }

  /// The texts of any of `languages`; all texts where that would be too complex.
  static func joined(_ languages: [Language]) -> Language {
    languages.reduce(.none) { (try? $0.union($1)) ?? .all }
  }
}
