import Source

/// One thing that the service looks at, with what it wanted, what it found, and what came of it.
public struct Check: Sendable, Equatable {
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

  public let field: Field
  /// What the policy wants, in words that hold its text.
  public let expected: String
  /// What the token has; nil when it has nothing there.
  public let actual: String?
  /// Nil when the check passed.
  public let failure: Reason?
  /// What was found, in one sentence.
  public let message: String
  /// The place in the policy that asks for it; nil where the service itself does.
  public let span: Span?

  /// Whether the token passes this check.
  public var passed: Bool { failure == nil }
}
