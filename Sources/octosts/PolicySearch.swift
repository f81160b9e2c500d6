import FoundationEssentials
import Lint

/// Finds the files that the service would read.
struct PolicySearch {
  private static let skippedFolders: Set<String> = [".git", ".build", "node_modules"]
  private static let maximumDepth = 64

  let isOrganization: Bool

  /// The file that `path` names, with what its place tells.
  func candidate(_ path: String) throws(FileError) -> Candidate {
    let folder = FileManager.default.currentDirectoryPath
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    return Candidate(path: path, absolutePath: Self.normalize(absolute), isOrganization: isOrganization)
  }

  /// The file `path`, or every policy and allowlist below the folder `path`, sorted.
  func candidates(_ path: String) throws(FileError) -> [Candidate] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .missing(path) }
    guard isFolder else { return [try candidate(path)] }
    var found: [Candidate] = []
    try search(path, depth: 0, into: &found)
    return found
  }

  private func search(_ folder: String, depth: Int, into found: inout [Candidate]) throws(FileError) {
    guard depth < Self.maximumDepth else { return }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch { throw .unreadable(folder) }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
      let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
      if type == .typeDirectory, !Self.skippedFolders.contains(name) {
        try search(path, depth: depth + 1, into: &found)
      } else if type == .typeRegular, Candidate.isPolicyFile(name: name) {
        found.append(try candidate(path))
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
