import ArgumentParser
import Checkout
import Decision
import Explanation

/// Where the files of repositories are.
struct RepositoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Checkouts as OWNER/REPO below this folder.", valueName: "dir"))
  var root: String?

  @Option(help: ArgumentHelp("A checkout of one repository, named by --repository.", valueName: "dir"))
  var checkout: String?

  @Option(help: ArgumentHelp("The repository of --checkout: OWNER/REPO.", valueName: "name"))
  var repository: String?

  @Option(help: ArgumentHelp("The repository that holds the policies of an organization and its allowlist.", valueName: "name"))
  var policyRepository = ".github"

  /// Whether any place was given.
  var isGiven: Bool { root != nil || checkout != nil }

  func validate() throws {
    if root != nil, checkout != nil { throw ValidationError("give --root or --checkout, not both") }
    if (checkout == nil) != (repository == nil) { throw ValidationError("--checkout and --repository go together") }
    if let repository, names(repository) == nil { throw ValidationError("--repository is OWNER/REPO") }
  }

  private func names(_ text: String) -> (owner: String, name: String)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  /// The folder that was given.
  var place: String { checkout ?? root ?? "." }

  /// Nil when there is no such folder.
  func store(_ host: Host) -> PolicyStore? {
    if let checkout, let repository, let names = names(repository) {
      return host.checkout(checkout, names)
    }
    return host.checkout(place, nil)
  }
}

extension PolicyStore {
  var repositoryFiles: RepositoryFiles {
    RepositoryFiles { owner, repository, path in read(owner: owner, repository: repository, path: path) }
  }

  var names: RepositoryNames {
    RepositoryNames(repositories: repositories.map { "\($0.owner)/\($0.name)" }) { owner, repository, folder in
      files(owner: owner, repository: repository, folder: folder)
    }
  }
}
