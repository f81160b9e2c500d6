import TrustPolicy

/// What the service takes a file for.
public enum FileKind: String, Sendable, CaseIterable {
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
  /// The same with all folders.
  public let absolutePath: String
  public let kind: FileKind
  /// Whether the place tells the kind; elsewhere it is guessed from what the file lists.
  public let isInPlace: Bool
  /// What keeps the service from finding the file, when it lies about where policies do.
  public let misplacement: Misplacement?

  /// The identity that it is the policy for; nil for what is none, or lies where the service does not look.
  public var identity: String? {
    PolicyPath.identity(of: absolutePath.split(separator: "/").suffix(3).joined(separator: "/"))
  }

  /// Why the service does not find a file.
  public enum Misplacement: Sendable, Equatable {
    case suffix(expected: String)
    case folder
  }

  /// The name of the repository that holds an organization's policies, unless the service was set up otherwise.
  public static let policyRepository = ".github"

  /// - Parameters:
  ///   - path: the path as the user wrote it.
  ///   - absolutePath: the same with all folders, in which the repository's name is looked for.
  ///   - isOrganization: whether the user says that it belongs to the organization's policy repository.
  ///   - policyRepository: the name of that repository.
  public init(path: String, absolutePath: String, isOrganization: Bool, policyRepository: String = Self.policyRepository) {
    self.path = path
    self.absolutePath = absolutePath
    let folders = absolutePath.split(separator: "/").map(String.init)
    let name = folders.last ?? ""
    let parents = folders.dropLast()
    isInPlace = isOrganization || parents.suffix(2) == [".github", "chainguard"]
    misplacement = Self.misplacement(name: name, parents: Array(parents))
    let repository = parents.suffix(2) == [".github", "chainguard"] ? parents.dropLast(2).last : nil
    if Self.isAllowlist(name: name, parents: Array(parents)) {
      kind = .allowlist
    } else if isOrganization || repository == policyRepository {
      kind = .organizationPolicy
    } else {
      kind = .policy
    }
  }

  /// Whether the file `name` in `folder` is one that the service reads, or was meant to be.
  public static func isPolicyFile(name: String, in folder: String) -> Bool {
    let folded = name.lowercased()
    if folded.hasSuffix(".sts.yaml") || folded.hasSuffix(".sts.yml") { return true }
    return isAllowlist(name: folded, parents: folder.split(separator: "/").map(String.init))
  }

  /// In its place an allowlist has exactly one name; elsewhere, where files of many repositories may lie together, more may stand before it.
  private static func isAllowlist(name: String, parents: [String]) -> Bool {
    name == IssuerAllowlist.fileName || (parents.suffix(2) != [".github", "chainguard"] && name.hasSuffix(IssuerAllowlist.fileName))
  }

  /// Looks at a name, and at the folders, from `.github` on where there is one.
  private static func misplacement(name: String, parents: [String]) -> Misplacement? {
    guard let root = parents.lastIndex(where: { $0.lowercased() == "chainguard" }), root > 0, parents[root - 1].lowercased() == ".github"
    else {
      return nil
    }
    if Array(parents[(root - 1)...]) != [".github", "chainguard"] { return .folder }
    if name.hasSuffix(".sts.yaml") || name == IssuerAllowlist.fileName { return nil }
    let stem = [".sts.yaml", ".sts.yml"].first { name.lowercased().hasSuffix($0) }.map { name.dropLast($0.count) }
    return stem.map { .suffix(expected: $0 + ".sts.yaml") }
  }
}
