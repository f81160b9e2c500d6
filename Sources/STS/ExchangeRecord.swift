import Decision
import Secret

/// What became of one exchange: for the answer, and for the service's own log. No text of it is a token.
public struct ExchangeRecord: Sendable {
  /// How it ended.
  public enum Outcome: Sendable {
    case granted(TokenMinter.Minted)
    case refused(Refusal)
  }

  public var scope: String
  public var identity: String
  /// The token's issuer and subject, once it has verified.
  public var issuer: String?
  public var subject: String?
  /// How the rules came to their word, a line each.
  public var trace: [String] = []
  public var outcome: Outcome

  public init(scope: String, identity: String, issuer: String? = nil, subject: String? = nil, outcome: Outcome) {
    self.scope = scope
    self.identity = identity
    self.issuer = issuer
    self.subject = subject
    self.outcome = outcome
  }
}
