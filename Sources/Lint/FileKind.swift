import TrustPolicy

/// What the service takes a file for.
public enum FileKind: String, Sendable {
  case policy
  case organizationPolicy = "org-policy"
  case allowlist

  /// The kind of policy, for policies.
  public var policyKind: PolicyKind? {
    switch self {
    case .policy: .repository
    case .organizationPolicy: .organization
    case .allowlist: nil
    }
  }
}

/// A file to look at, with what its place tells about it.
public struct Candidate: Sendable, Equatable {
  /// The path as messages name it.
  public let path: String
  public let kind: FileKind
  /// Whether the place tells the kind; elsewhere a policy that lists repositories is taken for an organization policy.
  public let isInPlace: Bool

  /// - Parameters:
  ///   - path: the path as the user wrote it.
  ///   - absolutePath: the same with all folders, in which the repository's name is looked for.
  ///   - isOrganization: whether the user says that it belongs to the organization's policy repository.
  ///   - policyRepository: the name of that repository.
  public init(path: String, absolutePath: String, isOrganization: Bool, policyRepository: String = ".github") {
    self.path = path
    let folders = absolutePath.split(separator: "/").map(String.init)
    let name = folders.last ?? ""
    let parents = folders.dropLast()
    isInPlace = isOrganization || parents.suffix(2) == [".github", "chainguard"]
    let repository = parents.suffix(2) == [".github", "chainguard"] ? parents.dropLast(2).last : nil
    if name.hasSuffix(IssuerAllowlist.fileName) {
      kind = .allowlist
    } else if isOrganization || repository == policyRepository {
      kind = .organizationPolicy
    } else {
      kind = .policy
    }
  }

  /// Whether a file of this name is one that the service reads.
  public static func isPolicyFile(name: String) -> Bool {
    name.hasSuffix(".sts.yaml") || name.hasSuffix(IssuerAllowlist.fileName)
  }
}
