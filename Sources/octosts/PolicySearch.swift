import Lint
import Source

/// Finds the files that the service would read.
struct PolicySearch {
  private static let skippedFolders: Set<String> = [".git", ".build", "node_modules"]
  private static let maximumDepth = 64
  /// GitHub's contents API, by which the service reads policies, gives no larger file.
  static let fileLimit = 1 << 20

  let host: Host
  let isOrganization: Bool
  let policyRepository: String

  init(_ host: Host, isOrganization: Bool, policyRepository: String = Candidate.policyRepository) {
    self.host = host
    self.isOrganization = isOrganization || host.environment["GITHUB_REPOSITORY"]?.hasSuffix("/" + policyRepository) == true
    self.policyRepository = policyRepository
  }

  /// The file that `path` names, with what its place tells.
  func candidate(_ path: String) -> Candidate {
    Candidate(
      path: path, absolutePath: path.absolutePath(in: host.workingFolder), isOrganization: isOrganization,
      policyRepository: policyRepository)
  }

  func read(_ candidate: Candidate) throws(FileError) -> [UInt8] {
    try host.readFile(candidate.path, Self.fileLimit)
  }

  /// What a search comes upon.
  enum Found: Sendable {
    case file(Candidate)
    /// A link that leads out of the checkout: GitHub serves no such file, and what it leads to is nobody's to show.
    case strayLink(String)
  }

  /// The file `path`, or every policy and allowlist below the folder `path`, sorted. A link to a file is followed within the folder `root`.
  func files(_ path: String, within root: String) throws(FileError) -> [Found] {
    guard let entries = try host.listFolder(path) else { return [.file(candidate(path))] }
    var found: [Found] = []
    try collect(entries, of: path, within: host.realPath(root) ?? root, depth: 0, into: &found)
    return found
  }

  /// The same files without links that lead out of the folder.
  func candidates(_ path: String) throws(FileError) -> [Candidate] {
    try files(path, within: path).compactMap { if case .file(let candidate) = $0 { candidate } else { nil } }
  }

  private func collect(
    _ entries: [Files.Entry], of folder: String, within root: String, depth: Int, into found: inout [Found]
  ) throws(FileError) {
    for entry in entries {
      let path = folder == "." ? entry.name : folder.path(to: entry.name)
      if entry.isFolder, depth < Self.maximumDepth, !Self.skippedFolders.contains(entry.name), let inner = try host.listFolder(path) {
        try collect(inner, of: path, within: root, depth: depth + 1, into: &found)
      } else if entry.isFile, Candidate.isPolicyFile(name: entry.name, in: folder.absolutePath(in: host.workingFolder)) {
        let isStray = entry.isLink && host.realPath(path)?.path(below: root) == nil
        found.append(isStray ? .strayLink(path) : .file(candidate(path)))
      }
    }
  }
}
