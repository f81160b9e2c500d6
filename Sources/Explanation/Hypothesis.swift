import TrustPolicy

/// A way in which a text and a policy come to differ.
struct Hypothesis: Sendable {
  /// A word for machines, in kebab-case.
  let id: String
  /// The changes to try, the likeliest first.
  let trials: @Sendable (Mismatch) -> [Trial]

  /// In the order in which they are tried: what explains more before what explains less.
  static let all: [Hypothesis] = [
    whiteSpace, quotes, coercedNumber, letterCase, extraEscape, patternAsText, glob, delimiters, refPrefix, missingRepo, immutableSubject,
    escapedColon, environmentSubject, pullRequestSubject, workflowClaims, yamlExtension, issuerSlash, issuerScheme,
    issuerPath, audienceScheme, defaultAudience, versionParts,
  ]

  /// What is tried after all parts of a text that has parts.
  static let general: [Hypothesis] = [otherIssuer, otherSubject, separators, partOfText, oneCharacter, customSubject, unnamedAudience]
}

/// A change, and what to say if the check passes after it.
struct Trial: Sendable {
  enum Change: Sendable {
    /// The token had this text.
    case token(String)
    /// The policy asked for this text.
    case exact(String)
    /// The policy asked for this pattern.
    case pattern(String)
    /// Something that needs no trial.
    case known(Bool)
  }

  let change: Change
  let message: String
  let remedy: Remedy
  /// What to look at before that is done, also where it is done together with something else.
  let caution: Remedy

  init(_ change: Change, _ message: String, remedy: Remedy, caution: Remedy = "") {
    (self.change, self.message, self.remedy, self.caution) = (change, message, remedy, caution)
  }
}

extension Mismatch {
  /// The policy asked for `written` in the way in which it does now.
  func policy(_ written: String) -> Trial.Change {
    match.isPattern ? .pattern(written) : .exact(written)
  }
}
