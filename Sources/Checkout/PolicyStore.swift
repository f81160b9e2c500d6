import Glibc

/// The files of repositories, read from a directory instead of from GitHub.
///
/// Only regular files inside the directory are read, a symbolic link that leaves it is as good as no file, and so is a file above the
/// megabyte to which GitHub's contents API holds.
public struct PolicyStore: Sendable {
  enum Layout {
    /// `ROOT/OWNER/REPOSITORY/…`
    case owners
    /// One repository, checked out at the root.
    case checkout(owner: String, repository: String)
  }

  /// Bytes in a file that is still read.
  public static let sizeLimit = 1 << 20

  let root: String
  let layout: Layout

  /// A directory laid out `OWNER/REPOSITORY/.github/chainguard/…`; nil when there is none at `path`.
  public init?(policies path: String) {
    guard let root = Self.resolved(path) else { return nil }
    self.root = root
    layout = .owners
  }

  /// A checkout of `owner`/`repository`, the only repository that there is; nil when there is no directory at `path`.
  public init?(checkout path: String, owner: String, repository: String) {
    guard let root = Self.resolved(path) else { return nil }
    self.root = root
    layout = .checkout(owner: owner, repository: repository)
  }

  /// The bytes of `path` in a repository; nil when there is no such file.
  public func read(owner: String, repository: String, path: String) -> [UInt8]? {
    place(owner: owner, repository: repository, names: path.split(separator: "/", omittingEmptySubsequences: false)).flatMap(Self.contents)
  }

  /// Where the path of `names` in a repository leads, all links followed; nil when that is outside or nowhere.
  func place(owner: String, repository: String, names: [Substring]) -> String? {
    var names = names.map { String($0) }
    switch layout {
    case .owners: names = [owner, repository] + names
    case .checkout(let ours, let name):
      guard Self.equal(owner, ours), Self.equal(repository, name) else { return nil }
    }
    guard names.allSatisfy(Self.isPlain), let path = Self.resolved(([root] + names).joined(separator: "/")) else { return nil }
    return path.utf8.starts(with: (root + "/").utf8) || names.isEmpty ? path : nil
  }

  /// Whether `name` is one name in one folder. An owner may hold a `/` when the scope did; GitHub knows no such owner, nor does the store.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
  }

  private static func equal(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func contents(of file: String) -> [UInt8]? {
    // The path is resolved already: a link here was put there in between. A FIFO must not hold the service up.
    let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= sizeLimit else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= sizeLimit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += chunk.prefix(count)
    }
    return nil
  }
}
