import Issuers
import JSON
import Source

/// One question about a policy with the answer that its author expects.
public struct TestCase: Sendable {
  /// Which policy is asked.
  public enum Target: Sendable, Hashable {
    /// The policy of this name, beside the folder of the tests.
    case identity(String)
    /// A file, from the folder of the case file.
    case file(String)
  }

  /// Whose token is shown.
  public enum Evidence: Sendable {
    /// Claims as they are; those that are null are absent.
    case claims([JSONValue.Member])
    /// A JSON object in a file, from the folder of the case file.
    case file(String)
    /// A run, with claims that win over its own; null takes one away.
    case run(RunDescription, claims: [JSONValue.Member])
  }

  public var name: String
  /// Where the case stands.
  public var span: Span
  /// `OWNER/REPO`, or `OWNER` for a policy of an organization; nil where it is not told.
  public var scope: String?
  public var target: Target
  public var evidence: Evidence
  public var isAllowed: Bool
  /// Exactly the checks that must fail, by the names that reports use; nil where any may.
  public var fails: [String]?
  /// Exactly the permissions of the token; nil where any will do.
  public var permissions: [String: String]?
  /// Exactly the repositories of the token; nil where any will do.
  public var repositories: [String]?

  /// Whether the policy is an organization's.
  public var isOrganization: Bool { scope.map { !$0.contains("/") } ?? false }
}
