import TrustPolicy

/// Files that may have been meant by the name of one that is not there: another case, another ending, another folder, a slip of the finger.
struct NearFiles {
  /// More than a repository has policies; what lies beyond is not looked at.
  private static let entryLimit = 500
  private static let shown = 5
  private static let endings = [".sts.yaml", ".sts.yml", ".sts.json", ".sts", ".yaml", ".yml"]

  private struct Found {
    let path: String
    /// The name without its ending, in lower case.
    let stem: String
  }

  private var all: [Found] = []

  /// Looks into the folders where policies are put, by whatever spelling.
  init(_ checkout: Checkout) {
    add("", of: checkout) { ["chainguard", ".chainguard"].contains($0.lowercased()) }
    for folder in Self.folders(checkout, "", where: { [".github", "github"].contains($0.lowercased()) }) {
      add(folder, of: checkout) { Spelling.nearest(to: $0, in: ["chainguard"]) != nil || $0.lowercased() == "workflows" }
    }
  }

  /// The likeliest first.
  func paths(for path: String) -> [String] {
    let stem = Self.stem(path.split(separator: "/").last.map(String.init) ?? path)
    let same = all.filter { $0.stem == stem }
    let near = Spelling.nearest(to: stem, in: all.map(\.stem)).map { stem in all.filter { $0.stem == stem } } ?? []
    var paths: [String] = []
    for found in same + near where !paths.contains(found.path) { paths.append(found.path) }
    return Array(paths.prefix(Self.shown))
  }

  /// The names of the policies that are where they belong.
  var identities: [String] {
    all.compactMap { found in
      guard found.path.hasPrefix(PolicyPath.folder), found.path.hasSuffix(PolicyPath.policySuffix) else { return nil }
      return String(found.path.dropFirst(PolicyPath.folder.count).dropLast(PolicyPath.policySuffix.count))
    }
  }

  /// Takes the files of `folder` and of those folders in it that `isLikely` picks.
  private mutating func add(_ folder: String, of checkout: Checkout, where isLikely: (String) -> Bool) {
    collect(folder, of: checkout)
    for inner in Self.folders(checkout, folder, where: isLikely) {
      collect(inner, of: checkout)
      for deeper in Self.folders(checkout, inner, where: { _ in true }).prefix(20) { collect(deeper, of: checkout) }
    }
  }

  private mutating func collect(_ folder: String, of checkout: Checkout) {
    for entry in Self.entries(checkout, folder)
    where entry.isFile && Self.endings.contains(where: { entry.name.lowercased().hasSuffix($0) }) {
      all.append(Found(path: Self.join(folder, entry.name), stem: Self.stem(entry.name)))
    }
  }

  private static func folders(_ checkout: Checkout, _ folder: String, where isLikely: (String) -> Bool) -> [String] {
    entries(checkout, folder).filter { $0.isFolder && isLikely($0.name) }.map { join(folder, $0.name) }
  }

  private static func entries(_ checkout: Checkout, _ folder: String) -> ArraySlice<Files.Entry> {
    let found = try? checkout.host.listFolder(join(checkout.root, folder))
    return (found ?? nil ?? []).prefix(entryLimit)
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || name.isEmpty ? folder + name : folder + "/" + name
  }

  private static func stem(_ name: String) -> String {
    let name = name.lowercased()
    // Of an identity that was asked for with its ending there are two.
    return endings.first { name.hasSuffix($0) }.map { stem(String(name.dropLast($0.count))) } ?? name
  }
}
