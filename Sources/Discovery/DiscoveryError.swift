import HTTP
import Token

/// Why the keys of an issuer are not known.
public enum DiscoveryError: Error, Equatable, Sendable {
  /// What went wrong with one of the two answers.
  public enum Cause: Error, Equatable, Sendable {
    case transport(TransportError)
    /// Another status than 200.
    case status(Int)
    /// Not a JSON object.
    case notJSON
    /// No text called so.
    case missing(member: String)
    /// `id_token_signing_alg_values_supported` is no list of texts.
    case malformedAlgorithms
    /// A document that is about another issuer.
    case otherIssuer(expected: String, found: String)
    case keySet(TokenError)
  }

  /// The discovery document at `url`.
  case document(Cause, url: String)
  /// The key set at `url`.
  case keys(Cause, url: String)
}

extension DiscoveryError: CustomStringConvertible {
  /// One sentence; it quotes what others wrote, so escape it for where it goes.
  public var description: String {
    switch self {
    case .document(let cause, let url): "the discovery document `\(url)` cannot be used: \(cause)"
    case .keys(let cause, let url): "the key set `\(url)` cannot be used: \(cause)"
    }
  }
}

extension DiscoveryError.Cause: CustomStringConvertible {
  public var description: String {
    switch self {
    case .transport(let error): "\(error)"
    case .status(let status): "the issuer answers \(status), expected 200"
    case .notJSON: "it is no JSON object"
    case .missing(let member): "it has no text `\(member)`"
    case .malformedAlgorithms: "its `id_token_signing_alg_values_supported` is no list of texts"
    case .otherIssuer(let expected, let found): "it is for issuer `\(found)`, expected `\(expected)`"
    case .keySet(let error): "\(error)"
    }
  }
}
