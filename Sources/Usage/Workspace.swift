import Issuers
import Pattern
import Source

/// The files that workflows are compared with: those of one repository, and the policies of others where they are at hand.
public struct Workspace: Sendable {
  /// A repository whose files can be read.
  public struct Repository: Sendable {
    /// The bytes of a file; nil where there is none.
    public var read: @Sendable (_ path: String) -> [UInt8]?
    /// The names of the files in a folder.
    public var list: @Sendable (_ folder: String) -> [String]

    public init(
      read: @escaping @Sendable (_ path: String) -> [UInt8]?, list: @escaping @Sendable (_ folder: String) -> [String]
    ) {
      self.read = read
      self.list = list
    }
  }

  /// `OWNER/REPO`.
  public private(set) var repository: String
  /// Whether that is written as GitHub writes it; the address of a remote need not be.
  public private(set) var isNameExact: Bool
  /// Nil where nobody has said.
  public let defaultBranch: String?
  /// The branches that there are; nil where these may not be all.
  public let branches: Set<String>?
  /// This repository's files.
  public private(set) var files: Repository
  /// Those of another; nil where it is not at hand.
  public let other: @Sendable (_ owner: String, _ name: String) -> Repository?

  public init(
    repository: String, isNameExact: Bool = true, defaultBranch: String?, branches: Set<String>? = nil, files: Repository,
    other: @escaping @Sendable (_ owner: String, _ name: String) -> Repository? = { _, _ in nil }
  ) {
    self.repository = repository
    self.isNameExact = isNameExact
    self.defaultBranch = defaultBranch
    self.branches = branches
    self.files = files
    self.other = other
  }

  /// The same with other bytes in some of its files, by their paths.
  public func with(_ changed: [String: [UInt8]]) -> Workspace {
    var other = self
    other.files = Repository(read: { [files] in changed[$0] ?? files.read($0) }, list: files.list)
    return other
  }

  /// The same with its name as GitHub writes it.
  func named(_ name: String) -> Workspace {
    var other = self
    (other.repository, other.isNameExact) = (name, true)
    return other
  }

  /// The account that the repository belongs to.
  public var owner: String { String(repository.prefix { $0 != "/" }) }
  /// The repository without its account.
  public var name: String { String(repository.drop { $0 != "/" }.dropFirst()) }

  /// The subjects of its runs, of either form; the name in any case.
  public var subjects: Language {
    let (owner, name) = (Pattern.quoted(owner), Pattern.quoted(name))
    return .form("(?i:repo:\(owner)(?:@[0-9]+)?/\(name)(?:@[0-9]+)?:.*)")
  }

  /// The files of a repository by its name, whose case GitHub does not look at.
  func repository(_ owner: String, _ name: String) -> Repository? {
    "\(owner)/\(name)".lowercased() == repository.lowercased() ? files : other(owner, name)
  }
}
