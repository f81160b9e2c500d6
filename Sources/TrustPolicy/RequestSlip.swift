/// A scope that the service reads as another than was likely meant.
public enum ScopeSlip: Sendable, Hashable {
  /// An address of a repository or an account, with the scope in it where there is one.
  case address(meant: String?)
  /// A slash at the end, which makes a repository of the last name.
  case slashAtEnd(meant: String)
  /// Neither one name nor two.
  case parts

  /// Nil for a scope that is written as one.
  public init?(_ text: String) {
    let path = Self.path(ofAddress: text)
    let parts = (path.map(String.init) ?? text).split(separator: "/").map(String.init)
    if path != nil {
      let names = parts.prefix(2).map { $0.hasSuffix(".git") ? String($0.dropLast(4)) : $0 }
      self = .address(meant: names.isEmpty || names.contains("") ? nil : names.joined(separator: "/"))
    } else if text.hasPrefix("/") || !(1...2).contains(parts.count) {
      self = .parts
    } else if text.hasSuffix("/") {
      self = .slashAtEnd(meant: parts.joined(separator: "/"))
    } else {
      return nil
    }
  }

  /// What follows the host in an address, or in one without its scheme; nil for none.
  private static func path(ofAddress text: String) -> Substring? {
    if let scheme = text.firstRange(of: "://") { return text[scheme.upperBound...].drop { $0 != "/" } }
    if text.hasPrefix("git@") { return text.drop { $0 != ":" }.dropFirst() }
    for host in ["github.com", "www.github.com"] where text.lowercased().hasPrefix(host + "/") { return text.dropFirst(host.count) }
    return nil
  }
}

extension ScopeSlip: CustomStringConvertible {
  /// What to write instead; it may quote the scope raw.
  public var description: String {
    switch self {
    case .address(let meant?): "expected OWNER/REPO or OWNER, no address: write `\(meant)`"
    case .address(nil): "expected OWNER/REPO or OWNER, no address"
    case .slashAtEnd(let meant) where !meant.contains("/"):
      "the slash at its end makes a repository of `\(meant)`: for the organization write `\(meant)`"
    case .slashAtEnd(let meant): "leave the slash at its end off: write `\(meant)`"
    case .parts: "expected OWNER/REPO or OWNER"
    }
  }
}

/// An identity that is more than the name of a policy.
public enum IdentitySlip: Sendable, Hashable {
  /// The file with its ending.
  case ending(String, name: String)
  /// The file with its folder.
  case path(name: String)

  private static let endings = [PolicyPath.policySuffix, ".sts.yml", ".sts.json", ".sts", ".yaml", ".yml"]

  /// Nil for an identity that may be one.
  public init?(_ text: String) {
    let file = text.split(separator: "/").last.map(String.init) ?? ""
    let ending = Self.endings.first { file.hasSuffix($0) }
    let name = String(file.dropLast(ending?.count ?? 0))
    if name.isEmpty {
      return nil
    } else if text.contains(".github/") || text.contains("chainguard/") {
      self = .path(name: name)
    } else if let ending, !text.contains("/") {
      self = .ending(ending, name: name)
    } else {
      return nil
    }
  }
}

extension IdentitySlip: CustomStringConvertible {
  /// What to write instead; it may quote the identity raw.
  public var description: String {
    switch self {
    case .ending(let ending, let name): "leave `\(ending)` off: the identity is `\(name)`"
    case .path(let name): "leave folder and `\(PolicyPath.policySuffix)` off: the identity is `\(name)`"
    }
  }
}
