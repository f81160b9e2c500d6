/// What is known of permission names, apart from any policy.
public enum PermissionCatalog {
  /// How much a permission grants.
  public enum Level: String, Sendable, CaseIterable {
    case read
    case write
    case admin
  }

  /// What a permission is about.
  public enum Area: String, Sendable {
    case repository
    case organization
    case account
    case enterprise
  }

  /// One permission name.
  public struct Entry: Sendable {
    public let name: String
    public let area: Area
    /// Levels that GitHub offers for it.
    public let levels: [Level]
    /// Whether the service reads a policy that names it; any other name makes the whole policy fail.
    public let isReadByService: Bool
    /// The highest level that the hosted App at octo-sts.dev holds; nil when it holds none.
    public let hosted: Level?
  }

  enum Levels {
    case readWrite, readWriteAdmin, readOnly, writeOnly

    var list: [Level] {
      switch self {
      case .readWrite: [.read, .write]
      case .readWriteAdmin: [.read, .write, .admin]
      case .readOnly: [.read]
      case .writeOnly: [.write]
      }
    }
  }

  struct Row {
    let entry: Entry

    init(_ name: String, _ area: Area, _ levels: Levels, parses: Bool, next: Bool, hosted: Level?) {
      entry = Entry(name: name, area: area, levels: levels.list, isReadByService: parses, hosted: hosted)
    }
  }

  /// All names, sorted.
  public static let all: [Entry] = rows.map(\.entry)

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  /// The names that the service reads.
  static let readNames = FieldNames(all.filter(\.isReadByService).map(\.name))

  /// What the App of octo-sts.dev holds, each at its highest level.
  public static let hosted: [String: Level] = Dictionary(
    uniqueKeysWithValues: all.compactMap { entry in entry.hosted.map { (entry.name, $0) } })

  /// The entry called exactly `name`.
  public static subscript(name: String) -> Entry? { byName[name] }

  /// The name that was probably meant by `name`, which the service does not know.
  public static func suggestion(for name: String) -> String? {
    if let known = misspellings[name.lowercased()] { return known }
    return Spelling.nearest(to: name, in: all.lazy.filter(\.isReadByService).map(\.name))
  }
}
