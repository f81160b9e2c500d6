import Pattern

// What the rules ask about the texts that a comparison lets in. An answer of nil is none: the pattern does not compile, or it would take too
// much, which then is noted.
extension Comparison {
  /// Whether the service lets `text` in.
  func admits(_ text: String) -> Bool {
    switch admitted {
    case .only(let other): other.utf8.elementsEqual(text.utf8)
    case .texts(let language, _): language.contains(text)
    case .unknown, .tooComplex: false
    }
  }

  /// Whether it is known what is let in.
  var isKnown: Bool {
    switch admitted {
    case .only, .texts: true
    case .unknown, .tooComplex: false
    }
  }

  /// Whether only so many texts are let in that they could be listed.
  var isFinite: Bool? {
    switch admitted {
    case .only: true
    case .texts(let language, _): language.isFinite
    case .unknown, .tooComplex: nil
    }
  }

  /// The answer of `work` about the texts that are let in.
  func reason<Answer>(_ work: (Language, Language.Budget) throws(Language.TooComplex) -> Answer) -> Answer? {
    switch admitted {
    case .unknown, .tooComplex: nil
    case .only(let text):
      effort.spend(on: span) { budget throws(Language.TooComplex) in try work(Language(exactly: text, within: budget), budget) }
    case .texts(let language, _): effort.spend(on: span) { budget throws(Language.TooComplex) in try work(language, budget) }
    }
  }

  /// The texts that are let in and are of `form`; nil also where there are none.
  func shared(with form: Language) -> Language? {
    switch admitted {
    case .unknown, .tooComplex: return nil
    case .only(let text): if !form.contains(text) { return nil }
    case .texts(_, let beginning): if !form.canBegin(with: beginning) { return nil }
    }
    let shared = reason { language, budget throws(Language.TooComplex) in try language.intersection(form, within: budget) }
    return shared.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether no text that is let in is of `form`.
  func isDisjoint(with form: Language) -> Bool? {
    switch admitted {
    case .unknown, .tooComplex: return nil
    case .only(let text): return !form.contains(text)
    case .texts(_, let beginning): if !form.canBegin(with: beginning) { return true }
    }
    return reason { language, budget throws(Language.TooComplex) in try language.isDisjoint(with: form, within: budget) }
  }

  /// A text that is let in and of `form`, the shortest of the most readable; nil also where there is none.
  func witness(in form: Language) -> String? {
    if case .only(let text) = admitted { return form.contains(text) ? text : nil }
    return shared(with: form)?.witness()
  }

  /// A text that is let in, if possible of `languages`.
  func witness(preferring language: Language) -> String? {
    if case .only(let text) = admitted { return text }
    return reason { own, budget throws(Language.TooComplex) in own.witness(preferring: language, within: budget) } ?? nil
  }
}
