public import HTTP

/// Why there is no token, or why one could not be revoked. Holds no secret; `message`s are the server's and are to be escaped.
public enum ExchangeError: Error, Sendable, Hashable {
  /// Who was asked.
  public enum Party: Sendable, Hashable {
    /// The STS itself.
    case service
    /// The endpoint of the runner that hands out identity tokens.
    case identityProvider
    /// GitHub's REST API.
    case api
  }

  /// What an exchange cannot be without.
  public enum Part: String, Sendable {
    case scope, identity
    case identityToken = "identity token"
    case audience
  }

  /// What was wrong with an answer that claimed success.
  public enum Unreadable: Sendable, Hashable {
    case notJSON(contentType: String?, bytes: Int)
    /// JSON, but with no token where one belongs; the names that were there.
    case noToken(names: [String])
    /// Empty, too long, or with a character no token has.
    case malformedToken(bytes: Int)
  }

  case malformedDomain(String)
  /// `http` to another machine.
  case insecureDomain(String)
  case missing(Part)
  /// The identity token holds white space or a control character, or is longer than any.
  case malformedIdentityToken
  /// No answer to the last attempt; `last` is what an earlier one was answered, if it was.
  case undelivered(Party, TransportError, attempts: Int, last: Refusal? = nil)
  case refused(Party, Refusal)
  case unreadable(Party, Unreadable)
  /// SHA-256 is not to be had from OpenSSL.
  case noDigest
}

extension ExchangeError {
  /// Whether somebody said no, as opposed to not being able to answer.
  public var isRefusal: Bool {
    guard case .refused(_, let refusal) = self else { return false }
    return refusal.isFinal
  }
}
