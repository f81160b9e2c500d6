import Pattern

/// GitHub Actions as an issuer of tokens.
public enum GitHub {
  /// The issuer of github.com. A server of one's own has `https://HOST/_services/token`, an enterprise may append its slug.
  public static let issuer = "https://token.actions.githubusercontent.com"

  /// The issuers of a server of one's own, of ghe.com, and of an enterprise with its slug.
  public static let otherIssuer = Language.form(
    "https://[^/]+/_services/token(?:/[^/]+)?|https://token\\.actions\\.(?:[^/]+\\.ghe\\.com|githubusercontent\\.com/[^/]+)")

  /// Whether `text` is an issuer of GitHub's.
  public static func isIssuer(_ text: String) -> Bool { text == issuer || otherIssuer.contains(text) }
}
