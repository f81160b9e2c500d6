import Glibc

/// What a store holds, by name.
extension PolicyStore {
  /// A repository of the store.
  public struct Repository: Sendable, Hashable {
    public let owner: String
    public let name: String

    public init(owner: String, name: String) {
      (self.owner, self.name) = (owner, name)
    }
  }

  /// All repositories, sorted. A folder that is a link is none, so that no repository is met twice.
  public var repositories: [Repository] {
    switch layout {
    case .checkout(let owner, let repository): return [Repository(owner: owner, name: repository)]
    case .owners:
      return Self.entries(root, S_IFDIR).filter { !$0.hasPrefix(".") }.flatMap { owner in
        Self.entries(root + "/" + owner, S_IFDIR).filter { $0 != ".git" }.map { Repository(owner: owner, name: $0) }
      }
    }
  }

  /// The names of the files in a folder of a repository, sorted, links to files inside among them; none when there is no such folder.
  public func files(owner: String, repository: String, folder: String) -> [String] {
    let names = folder.split(separator: "/")
    guard let path = place(owner: owner, repository: repository, names: names) else { return [] }
    return Self.entries(path, S_IFREG, S_IFLNK).filter { name in
      guard let file = place(owner: owner, repository: repository, names: names + [name[...]]) else { return false }
      var facts = stat()
      return lstat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
  }

  /// The names in the folder `path` that are of one of `types`, sorted by their bytes.
  private static func entries(_ path: String, _ types: mode_t...) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var facts = stat()
      guard name != ".", name != "..", lstat(path + "/" + name, &facts) == 0, types.contains(facts.st_mode & S_IFMT) else { continue }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
