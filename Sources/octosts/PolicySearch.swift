import Lint

/// Finds the files that the service would read.
struct PolicySearch {
  private static let skippedFolders: Set<String> = [".git", ".build", "node_modules"]
  private static let maximumDepth = 64
  /// GitHub's contents API, by which the service reads policies, gives no larger file.
  static let fileLimit = 1 << 20

  let host: Host
  let isOrganization: Bool

  init(_ host: Host, isOrganization: Bool) {
    self.host = host
    self.isOrganization = isOrganization || host.environment["GITHUB_REPOSITORY"]?.hasSuffix("/.github") == true
  }

  /// The file that `path` names, with what its place tells.
  func candidate(_ path: String) -> Candidate {
    let absolute = path.hasPrefix("/") ? path : host.workingFolder + "/" + path
    return Candidate(path: path, absolutePath: Self.normalize(absolute), isOrganization: isOrganization)
  }

  func read(_ candidate: Candidate) throws(FileError) -> [UInt8] {
    try host.readFile(candidate.path, Self.fileLimit)
  }

  /// The file `path`, or every policy and allowlist below the folder `path`, sorted.
  func candidates(_ path: String) throws(FileError) -> [Candidate] {
    guard let entries = try host.listFolder(path) else { return [candidate(path)] }
    var found: [Candidate] = []
    try collect(entries, of: path, depth: 0, into: &found)
    return found
  }

  private func collect(_ entries: [Files.Entry], of folder: String, depth: Int, into found: inout [Candidate]) throws(FileError) {
    for entry in entries {
      let path = folder == "." ? entry.name : folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
      if entry.isFolder, depth < Self.maximumDepth, !Self.skippedFolders.contains(entry.name), let inner = try host.listFolder(path) {
        try collect(inner, of: path, depth: depth + 1, into: &found)
      } else if entry.isFile, Candidate.isPolicyFile(name: entry.name) {
        found.append(candidate(path))
      }
    }
  }

  /// Takes `.` and `..` out of an absolute path.
  private static func normalize(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
