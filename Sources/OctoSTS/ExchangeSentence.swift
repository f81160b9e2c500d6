extension ExchangeError: CustomStringConvertible {
  /// One sentence; it quotes the server raw, so escape it for where it goes.
  public var description: String {
    switch self {
    case .malformedDomain(let text):
      "`\(text)` is not a domain: expected a host with or without a port, such as `octo-sts.dev`, and no scheme or path"
    case .insecureDomain(let text): "http to `\(text)` is refused: use https, or http to localhost, 127.0.0.0/8 or [::1]"
    case .missing(let part): "no \(part.rawValue) was given"
    case .malformedIdentityToken: "the identity token is not one: expected one line of visible ASCII, at most \(Shape.longest) bytes"
    case .undelivered(let party, let error, let attempts, _): "\(party) gave no answer\(Self.after(attempts)): \(error)"
    case .refused(let party, let refusal): "\(party) \(refusal)"
    case .unreadable(let party, let what): "\(party) answered with success but \(what)"
    case .noDigest: "OpenSSL offers no SHA-256 here"
    }
  }

  static func after(_ attempts: Int) -> String {
    attempts > 1 ? " after \(attempts) attempts" : ""
  }
}

extension ExchangeError.Party: CustomStringConvertible {
  /// Words for the middle of a sentence.
  public var description: String {
    switch self {
    case .service: "the STS"
    case .identityProvider: "the runner's OIDC endpoint"
    case .api: "the GitHub API"
    }
  }
}

extension ExchangeError.Unreadable: CustomStringConvertible {
  /// Words for the middle of a sentence.
  public var description: String {
    switch self {
    case .notJSON(let type, let bytes):
      "with \(bytes) bytes of \(type.map { "`\($0)`" } ?? "no known type") instead of JSON: is this the right host?"
    case .noToken(let names):
      names.isEmpty ? "its JSON holds no token" : "its JSON holds no token, only \(names.map { "`\($0)`" }.joined(separator: ", "))"
    case .malformedToken(let bytes):
      "its token of \(bytes) bytes is not one: expected one line of visible ASCII, at most \(Shape.longest) bytes"
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// Words for the middle of a sentence.
  public var description: String {
    let code = code.map { ", code \($0.rawValue) \($0.name)" } ?? ""
    let verb = isFinal ? "refused" : "could not answer"
    return "\(verb)\(ExchangeError.after(attempts)) (status \(status)\(code))\(message.isEmpty ? "" : ": " + message)"
  }
}
