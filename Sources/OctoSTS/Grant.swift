import JSON
public import Secret
public import Token

/// A GitHub token, with what may be said about it.
public struct Grant: Sendable {
  /// Goes into the `Authorization` header of requests to GitHub.
  public let token: Secret
  /// When it ends: from the answer, else an hour from now, which is what GitHub gives every installation token.
  public let expiresAt: Timestamp
  /// May be shown to anyone.
  public let hash: TokenHash
  /// The GitHub App that the token belongs to; nil where the service does not tell.
  public let appSlug: String?

  /// A token that ends at `expiresAt`.
  public init(token: Secret, expiresAt: Timestamp, appSlug: String? = nil) throws(ExchangeError) {
    self.token = token
    self.expiresAt = expiresAt
    self.appSlug = appSlug
    hash = try TokenHash(token)
  }

  /// Reads the names under which services are known to say it; anything not within a day from `now` is not believed.
  static func expiry(_ answer: JSONValue, now: Int) -> Timestamp {
    let moments = ["expires_at", "expiry", "expiresAt"].lazy.compactMap { answer[$0]?.string.flatMap { Timestamp(rfc3339: $0)?.unix } }
    let told = moments.first ?? answer["expires_in"]?.integer.flatMap { (0...86_400).contains($0) ? now + $0 : nil }
    guard let told, told >= now, told - now <= 86_400 else { return Timestamp(unix: now + 3600) }
    return Timestamp(unix: told)
  }

  /// The App's name in an answer; what GitHub would not call an App is not believed.
  static func appSlug(_ answer: JSONValue) -> String? {
    guard let slug = answer["app_slug"]?.string, (1...100).contains(slug.utf8.count) else { return nil }
    return slug.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) } ? slug : nil
  }
}
