import Source
import TrustPolicy

/// One thing that the service looks at, with what it wanted, what it found, and what came of it.
public struct Check: Sendable {
  /// What is looked at.
  public enum Field: Sendable, Equatable {
    /// Whether the token's issuer is a well-formed one.
    case issuerForm
    case subjectForm
    /// Whether every audience is well-formed; one bad entry refuses the token.
    case audienceForm
    case issuer
    case subject
    case audience
    case claim(String)

    /// The name that reports use.
    public var name: String {
      switch self {
      case .issuerForm: "token.issuer"
      case .subjectForm: "token.subject"
      case .audienceForm: "token.audience"
      case .issuer: "issuer"
      case .subject: "subject"
      case .audience: "audience"
      case .claim(let name): "claim.\(name)"
      }
    }
  }

  /// What a check asks for.
  public enum Wanted: Sendable {
    /// What the service asks of every token.
    case wellFormed(String)
    /// What the policy asks for.
    case match(StringMatch)
  }

  public let field: Field
  public let wanted: Wanted
  /// What the token has; nil when it has nothing there.
  public let actual: String?
  /// Nil when the check passed.
  public let failure: Reason?
  /// What was found, in one sentence.
  public let message: String
  /// The place in the policy that asks for it; nil where the service itself does.
  public let span: Span?

  /// What is wanted, in words that hold the policy's text.
  public var expected: String {
    switch wanted {
    case .wellFormed(let words): words
    case .match(.exact(let text)): "`\(text)`"
    case .match(.pattern(_, let written)): "a match of `\(written)`"
    }
  }

  /// Whether the token passes this check.
  public var passed: Bool { failure == nil }
}
