import Lint
import Source

/// What git knows of a checkout without being asked: some small files below `.git`.
struct GitCheckout {
  private static let fileLimit = 1 << 20
  let host: Host
  let folder: String

  private func text(_ path: String) -> String? {
    (try? host.readFile(folder.path(to: ".git/" + path), Self.fileLimit)).map { String(decoding: $0, as: UTF8.self) }
  }

  var configuration: GitConfiguration { GitConfiguration(text("config") ?? "") }

  /// `OWNER/REPO` of the remote called `origin`.
  var repository: String? { configuration.repository }

  /// The branch that `origin` had for its default when it was cloned.
  var defaultBranch: String? {
    let prefix = "ref: refs/remotes/origin/"
    guard let line = text("refs/remotes/origin/HEAD")?.split(separator: "\n").first, line.hasPrefix(prefix) else { return nil }
    return String(line.dropFirst(prefix.count))
  }

  // MARK: Branches

  /// More are not looked through.
  private static let branchLimit = 20_000
  private static let depthLimit = 16

  /// The branches of `origin` as they were fetched last, and those that are here alone; nil where these may not be all.
  ///
  /// They are all when `origin` is fetched as a whole, nothing was cut off, and either a clone has left the name of the default branch or more
  /// than one branch was fetched: a workflow's checkout of one commit has one.
  var branches: Set<String>? {
    guard configuration.fetchesAllBranches, !host.exists(folder.path(to: ".git/shallow")) else { return nil }
    // Where refs are kept otherwise, there is nothing to read here.
    guard let packed = packedRefs else { return nil }
    var names = packed
    for place in Self.places where !collect(place, "", depth: 0, into: &names) { return nil }
    let fetched = names.filter { $0.hasPrefix(Self.places[1]) }
    guard host.exists(folder.path(to: ".git/" + Self.places[1] + "HEAD")) || fetched.count > 1 else { return nil }
    return Set(Self.places.flatMap { place in names.filter { $0.hasPrefix(place) }.map { String($0.dropFirst(place.count)) } })
      .subtracting(["HEAD"])
  }

  private static let places = ["refs/heads/", "refs/remotes/origin/"]

  /// The refs in the file that git packs them into; nothing without such a file, nil for one that is too large.
  private var packedRefs: Set<String>? {
    guard host.exists(folder.path(to: ".git/packed-refs")) else { return [] }
    guard let text = text("packed-refs") else { return nil }
    return Set(
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return words.count == 2 && Self.places.contains { words[1].hasPrefix($0) } ? String(words[1]) : nil
      })
  }

  /// Adds the refs that are files below a folder; false where there are too many.
  private func collect(_ place: String, _ name: String, depth: Int, into names: inout Set<String>) -> Bool {
    guard depth < Self.depthLimit, names.count < Self.branchLimit else { return false }
    for entry in (try? host.listFolder(folder.path(to: ".git/" + place + name))) ?? [] {
      if entry.isFile, !entry.name.hasSuffix(".lock") { names.insert(place + name + entry.name) }
      if entry.isFolder, !collect(place, name + entry.name + "/", depth: depth + 1, into: &names) { return false }
    }
    return true
  }
}
