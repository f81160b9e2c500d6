import Pattern

/// The files that the service reads, by their paths in a repository.
public enum PolicyPath {
  /// What a file is read as.
  public enum Kind: Sendable, Hashable {
    case policy, organizationPolicy, allowlist
  }

  /// The only folder that is looked at, with its slash.
  public static let folder = ".github/chainguard/"
  /// What the name of every policy file ends in.
  public static let policySuffix = ".sts.yaml"
  /// The file of an organisation's allowlist, in its policy repository.
  public static let allowlist = folder + "trusted-token-issuers.yaml"

  /// The file of the policy for an identity.
  public static func path(of identity: String) -> String { folder + identity + policySuffix }

  /// The identity whose policy is the file at `path` of a repository; nil for another file.
  public static func identity(of path: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(policySuffix), path.utf8.count > folder.utf8.count + policySuffix.utf8.count else {
      return nil
    }
    let name = path.dropFirst(folder.count).dropLast(policySuffix.count)
    return name.contains("/") ? nil : String(name)
  }

  /// What the service's pull-request check reads the file at `path` of `repository` as; nil when it does not look at it. Paths keep their case;
  /// the name of the policy repository has none here.
  public static func kind(repository: String, path: String, policyRepository: String = ".github") -> Kind? {
    let isPolicyRepository = isEqualFolded(repository, policyRepository)
    if path.utf8.elementsEqual(allowlist.utf8) { return isPolicyRepository ? .allowlist : nil }
    guard path.utf8.starts(with: folder.utf8) else { return nil }
    let name = path.utf8.dropFirst(folder.utf8.count)
    guard name.suffix(policySuffix.utf8.count).elementsEqual(policySuffix.utf8), !name.contains(UInt8(ascii: "/")) else { return nil }
    return isPolicyRepository ? .organizationPolicy : .policy
  }

  /// Go's `strings.EqualFold`.
  private static func isEqualFolded(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.elementsEqual(b.unicodeScalars) { a, b in
      var folded = a
      repeat {
        if folded == b { return true }
        folded = CaseFolding.simpleFold(folded)
      } while folded != a
      return false
    }
  }
}
