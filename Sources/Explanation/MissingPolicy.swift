import Source
import TrustPolicy

/// What repositories there are and what their folders hold, to say where a file is that is not where the service looks.
public struct RepositoryNames: Sendable {
  /// `OWNER/NAME`, sorted.
  public var repositories: [String]
  /// The names of the files in a folder, sorted.
  public var files: @Sendable (_ owner: String, _ repository: String, _ folder: String) -> [String]

  public init(repositories: [String], files: @escaping @Sendable (_ owner: String, _ repository: String, _ folder: String) -> [String]) {
    self.repositories = repositories
    self.files = files
  }
}

/// Why the service finds no policy, and where one is that was probably meant.
public struct MissingPolicy: Sendable {
  private let scope: Scope
  /// The scope as it was written.
  private let asked: String
  private let identity: String
  private let policyRepository: String
  private let names: RepositoryNames

  public init(_ scope: Scope, asked: String, identity: String, policyRepository: String, names: RepositoryNames) {
    (self.scope, self.asked, self.identity, self.policyRepository, self.names) = (scope, asked, identity, policyRepository, names)
  }

  /// The identities that there are in the place where the service looks.
  public var identities: [String] { identities(scope.owner, scope.repository) }

  private func identities(_ owner: String, _ repository: String) -> [String] {
    names.files(owner, repository, PolicyPath.folder).filter { $0.hasSuffix(PolicyPath.policySuffix) }.map {
      String($0.dropLast(PolicyPath.policySuffix.count))
    }
  }

  private var fileName: String { identity + PolicyPath.policySuffix }

  public var cause: Explanation.Cause {
    misspeltScope ?? misplacedIdentity ?? missingRepository ?? misnamedFile ?? misplacedFile ?? otherScope ?? nearIdentity
      ?? Explanation.Cause(
        "no-policy", "`\(scope.owner)/\(scope.repository)` has no file `\(scope.path(identity: identity))`",
        remedy: identities.isEmpty
          ? "put it there, on the default branch" : "put it there, on the default branch, or ask for an identity that there is")
  }

  private var misspeltScope: Explanation.Cause? {
    ScopeSlip(asked).map {
      Explanation.Cause(
        "scope-misspelt", "the scope `\(asked)` makes the service look in `\(scope.owner)/\(scope.repository)`", remedy: "\($0.description)"
      )
    }
  }

  private var misplacedIdentity: Explanation.Cause? {
    guard identity.hasSuffix(PolicyPath.policySuffix) || identity.contains("/") || identity.hasSuffix(".yaml") else { return nil }
    let last = identity.split(separator: "/").last.map(String.init) ?? identity
    let name =
      [PolicyPath.policySuffix, ".sts.yml", ".yaml", ".yml"].first { last.hasSuffix($0) }.map { String(last.dropLast($0.count)) } ?? last
    guard identities.contains(name) else { return nil }
    return Explanation.Cause(
      "identity-is-a-path", "the identity is the file's name without folder and `\(PolicyPath.policySuffix)`",
      remedy: "ask for the identity `\(name)`")
  }

  private var missingRepository: Explanation.Cause? {
    let wanted = scope.owner + "/" + scope.repository
    guard !names.repositories.contains(wanted) else { return nil }
    let near = names.repositories.first { $0.lowercased() == wanted.lowercased() } ?? Spelling.nearest(to: wanted, in: names.repositories)
    return Explanation.Cause(
      "no-repository", "`\(wanted)` is not among the repositories that were given",
      remedy: near.map { "ask for the scope `\($0)`, if that is meant" } ?? "add a checkout of it, or ask for another scope")
  }

  /// A file beside the place that differs in its name.
  private var misnamedFile: Explanation.Cause? {
    let files = names.files(scope.owner, scope.repository, PolicyPath.folder)
    if let file = files.first(where: { $0.lowercased() == fileName.lowercased() }) {
      let isSuffix = file.hasSuffix(PolicyPath.policySuffix)
      return Explanation.Cause(
        "file-name-case", "there is a file `\(file)`, and the case of a file's name counts",
        remedy: isSuffix
          ? "ask for the identity `\(file.dropLast(PolicyPath.policySuffix.count))`, or rename the file to `\(fileName)`"
          : "rename the file to `\(fileName)`")
    }
    let endings = [".sts.yml", ".sts.json", ".yaml", ".yml", ".sts", ""]
    if let file = endings.map({ identity + $0 }).first(where: { files.contains($0) }) {
      return Explanation.Cause(
        "file-name", "there is a file `\(file)`, and the service reads only what ends in `\(PolicyPath.policySuffix)`",
        remedy: "rename the file to `\(fileName)`")
    }
    return nil
  }

  /// A file of the right name in another folder.
  private var misplacedFile: Explanation.Cause? {
    for folder in [
      ".github", "", ".github/workflows", ".github/sts", "chainguard", ".chainguard", ".github/Chainguard", ".github/chainguard/policies",
    ] {
      guard names.files(scope.owner, scope.repository, folder).contains(fileName) else { continue }
      let place = folder.isEmpty ? fileName : folder + "/" + fileName
      return Explanation.Cause(
        "folder", "there is a file `\(place)`, and the service looks into `\(PolicyPath.folder)` only",
        remedy: "move it to `\(PolicyPath.folder)\(fileName)`")
    }
    return nil
  }

  /// The policy of the organization where one of a repository was asked for, or the other way round.
  private var otherScope: Explanation.Cause? {
    if !scope.isOrganization, identities(scope.owner, policyRepository).contains(identity) {
      return Explanation.Cause(
        "organization-policy", "`\(identity)` is a policy of the organization: it lies in `\(scope.owner)/\(policyRepository)`",
        remedy: "ask for the scope `\(scope.owner)`")
    }
    guard scope.isOrganization else { return nil }
    let own = names.repositories.filter { $0.hasPrefix(scope.owner + "/") && $0 != scope.owner + "/" + scope.repository }
    guard let repository = own.first(where: { identities(scope.owner, String($0.dropFirst(scope.owner.count + 1))).contains(identity) })
    else {
      return nil
    }
    return Explanation.Cause(
      "repository-policy", "`\(identity)` is a policy of `\(repository)`, and the scope names the organization alone",
      remedy: "ask for the scope `\(repository)`")
  }

  private var nearIdentity: Explanation.Cause? {
    Spelling.nearest(to: identity, in: identities).map {
      Explanation.Cause(
        "identity-misspelt", "there is no `\(fileName)`, but `\($0)\(PolicyPath.policySuffix)`", remedy: "ask for the identity `\($0)`")
    }
  }
}
