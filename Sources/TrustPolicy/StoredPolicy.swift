import Source

/// What the service holds after it has parsed a policy: the winner of each field, as text, before anything is checked or compiled.
public struct StoredPolicy: Sendable {
  /// The six text fields that are set, by name; empty texts are kept here and count as absent later.
  public internal(set) var texts: [String: Located<String>] = [:]
  /// Patterns by claim, in file order; nil when the field is absent or was cleared by a null.
  public internal(set) var claimPatterns: [Located<ClaimPattern>]?
  /// Levels by permission, in file order.
  public internal(set) var permissions: [Located<Permission>] = []
  /// The repositories that the token is limited to; nil for no limit. Only organization policies hold them.
  public internal(set) var repositories: [String]?
  /// Where the key of `repositories` stands, when there is one.
  public internal(set) var repositoriesKey: Span?
  /// The whole root value.
  public internal(set) var span = Span(0, 0)

  /// A pattern that a claim must match.
  public struct ClaimPattern: Sendable, Equatable {
    public let claim: String
    public let pattern: String
  }

  /// A text field that is set to something, as the service sees it.
  public subscript(text name: String) -> Located<String>? {
    texts[name].flatMap { $0.value.isEmpty ? nil : $0 }
  }
}

/// One permission that a policy grants.
public struct Permission: Sendable, Equatable {
  /// The name as the service stores it.
  public let name: String
  /// The level as written; the service does not check it.
  public let level: String

  public init(name: String, level: String) {
    self.name = name
    self.level = level
  }
}
