import Secret
import Synchronization
import Token

/// What a token of the service may do.
public struct Powers: Sendable, Equatable {
  /// Permission names and levels, in the policy's order.
  public var permissions: [Permission]
  /// Names of repositories; nil is every repository of the installation.
  public var repositories: [String]?

  /// A permission and its level.
  public struct Permission: Sendable, Equatable {
    public var name: String
    public var level: String

    public init(_ name: String, _ level: String) {
      self.name = name
      self.level = level
    }
  }

  public init(permissions: [Permission], repositories: [String]?) {
    self.permissions = permissions
    self.repositories = repositories
  }
}

/// Makes opaque tokens as GitHub does for an installation, and knows them again.
///
/// Nothing but the SHA-256 of a token is kept. A class, because what one call mints another call must know.
public final class TokenMinter: Sendable {
  /// Seconds that a token lives.
  public static let lifetime = 3600
  /// Tokens that are remembered; past it the oldest are forgotten, which revokes them.
  public static let capacity = 10_000

  /// A token that was handed out.
  public struct Minted: Sendable {
    public let token: Secret
    /// SHA-256 of the token in hexadecimal, as the service's audit event holds it.
    public let hash: String
    public let powers: Powers
    /// Unix seconds.
    public let expiry: Int
  }

  private struct Entry {
    let hash: String
    let powers: Powers
    let expiry: Int
  }

  private let entries = Mutex<[Entry]>([])
  /// A minter that knows no token yet.
  public init() {}

  /// A new token with `powers`, good for an hour from `now`.
  public func mint(_ powers: Powers, at now: Int) throws(TokenError) -> Minted {
    let token = Secret("ghs_" + randomText(36))
    let entry = Entry(hash: try hash(of: token), powers: powers, expiry: now + Self.lifetime)
    entries.withLock { entries in
      entries.removeAll { $0.expiry <= now }
      if entries.count >= Self.capacity { entries.removeFirst() }
      entries.append(entry)
    }
    return Minted(token: token, hash: entry.hash, powers: powers, expiry: entry.expiry)
  }

  /// What a token may do at `now`; nil when it is unknown, expired or revoked.
  public func powers(of token: Secret, at now: Int) -> Powers? {
    guard let hash = try? hash(of: token) else { return nil }
    return entries.withLock { $0.first { $0.hash == hash && $0.expiry > now }?.powers }
  }

  /// Ends a token and returns its hash; nil when there was none to end.
  public func revoke(_ token: Secret, at now: Int) -> String? {
    guard let hash = try? hash(of: token) else { return nil }
    return entries.withLock { entries in
      guard let place = entries.firstIndex(where: { $0.hash == hash && $0.expiry > now }) else { return nil }
      return entries.remove(at: place).hash
    }
  }

  /// SHA-256 of a token in hexadecimal.
  public func hash(of token: Secret) throws(TokenError) -> String {
    try Digest.sha256Hexadecimal(Array(token.revealed().utf8))
  }
}

/// Letters and digits from the system's secure generator.
func randomText(_ count: Int) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars)
  var text = ""
  for _ in 0..<count { text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count)]) }
  return text
}
