import Decision

/// Why a check failed, as far as that can be told for certain.
public struct Explanation: Sendable, Equatable {
  /// Where a text stops to fit what the policy wants.
  public struct Miss: Sendable, Equatable {
    /// The token's text; of several audiences the one that comes furthest.
    public let text: String
    /// The length in UTF-8 of what fits.
    public let offset: Int
    /// What would have been accepted there, in words.
    public let accepted: String
    /// Whether these words tell anything, as those of a class of nearly all characters do not.
    public let isTelling: Bool
  }

  /// What is at odds. Each has been tried: had the token, or the policy, been so, the check would have passed.
  public struct Cause: Sendable, Equatable {
    /// A word for machines, in kebab-case.
    public let id: String
    /// What is the matter, in one sentence.
    public let message: String
    /// What to do about it: one of these, the recommended one first.
    public let remedies: [String]
    /// The lines in the remedy that can take the place of the policy's line of that field, so that the token passes the check.
    public let lines: [String]

    init(_ id: String, _ message: String, remedy: Remedy) {
      self.init(id, message, remedy.alternatives.map(\.text), lines: remedy.lines.map(\.text))
    }

    init(_ id: String, _ message: String, _ remedies: [String], lines: [String]) {
      (self.id, self.message, self.remedies, self.lines) = (id, message, remedies, lines)
    }

    /// All that can be done about it, in one sentence.
    public var remedy: String { remedies.joined(separator: "; or ") }
  }

  public let field: Check.Field
  /// Nil where the token has no text there.
  public let miss: Miss?
  /// Nil where several would do, or none.
  public let cause: Cause?
  /// For a claim that the token does not have: the names that it has, the nearest first.
  public let names: [String]
}
