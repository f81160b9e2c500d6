/// What an exchange asks a token for: a repository or a whole organisation, and so which policy file is read.
///
/// Split as the service does, by Go's `path.Dir` and `path.Base`: `acme/../app` is the organisation `app`.
public struct Scope: Sendable, Hashable {
  /// The account whose installation mints the token; holds slashes when the scope does.
  public let owner: String
  /// The repository that holds the policy.
  public let repository: String
  /// Whether the policy is read as an organisation policy.
  public let isOrganization: Bool
  /// The repositories that the token is limited to unless an organisation policy lists its own; nil for no limit.
  public let repositories: [String]?

  /// Splits `text`, which may be anything but empty; `policyRepository` holds organisation policies.
  public init(_ text: String, policyRepository: String = ".github") {
    let folder = SlashPath.folder(text)
    let name = SlashPath.name(text)
    if folder == "." {
      owner = name
      repository = policyRepository
      isOrganization = true
      repositories = nil
    } else {
      owner = folder
      repository = name
      isOrganization = name.utf8.elementsEqual(policyRepository.utf8)
      repositories = [name]
    }
  }

  /// The path of the policy of `identity` in ``repository``.
  public func path(identity: String) -> String {
    PolicyPath.folder + identity + PolicyPath.policySuffix
  }
}
