import Pattern

/// Which runs a condition lets through, as far as it can be told: those whose variables are in these languages.
///
/// Where a part of a condition is not understood, more runs are let through than in truth, never fewer.
public struct Filter: Sendable, Equatable {
  /// No run at all.
  public private(set) var isNever: Bool
  /// What is not named may be anything.
  public private(set) var languages: [Variable: Language]
  /// Whether exactly the runs that it lets through are meant.
  public private(set) var isExact: Bool

  /// Conditions are short; what takes more than this is not understood.
  private static let budget = Language.Budget(states: 400)

  /// Every run.
  public static let always = Filter(isNever: false, languages: [:], isExact: true)
  /// No run.
  public static let never = Filter(isNever: true, languages: [:], isExact: true)
  /// What nobody can tell before the run: every run, for safety.
  public static let unknown = Filter(isNever: false, languages: [:], isExact: false)

  /// The runs whose `variable` is in `language`.
  public init(_ variable: Variable, in language: Language) {
    self = language.isEmpty ? .never : language.isAll ? .always : Filter(isNever: false, languages: [variable: language], isExact: true)
  }

  private init(isNever: Bool, languages: [Variable: Language], isExact: Bool) {
    self.isNever = isNever
    self.languages = languages
    self.isExact = isExact
  }

  /// Whether it lets every run through for certain.
  public var isAlways: Bool { self == .always }

  /// The runs that both let through.
  public func and(_ other: Filter) -> Filter {
    if isNever || other.isNever { return .never }
    var both = self
    both.isExact = isExact && other.isExact
    for (variable, language) in other.languages {
      guard let known = both.languages[variable] else {
        both.languages[variable] = language
        continue
      }
      guard let shared = try? known.intersection(language, within: Self.budget) else {
        both.isExact = false
        continue
      }
      if shared.isEmpty { return .never }
      both.languages[variable] = shared
    }
    return both
  }

  /// The runs that either lets through.
  public func or(_ other: Filter) -> Filter {
    if isAlways || other.isAlways { return .always }
    if isNever { return other }
    if other.isNever { return self }
    guard languages.count == 1, other.languages.count == 1, let (variable, language) = languages.first,
      let second = other.languages[variable],
      let joined = try? language.union(second, within: Self.budget)
    else { return .unknown }
    var either = Filter(variable, in: joined)
    either.isExact = isExact && other.isExact
    return either
  }

  /// The runs that it keeps out.
  public var negated: Filter {
    if isNever { return .always }
    if isAlways { return .never }
    guard isExact, languages.count == 1, let (variable, language) = languages.first else { return .unknown }
    return Filter(variable, in: language.complement)
  }
}
