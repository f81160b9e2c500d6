import Lint
import Settings
import Source

/// What holds for everything that one path of a request names.
struct LintScope {
  let linter: Linter
  let settings: Settings
  /// The folder from which the paths of the settings count.
  let settingsRoot: String
  /// The root of the checkout.
  let root: String
  /// Whether a folder is looked through, not one file.
  let isFolder: Bool
  /// The absolute paths of the files that git knows as changed; nil when all are asked for.
  let changed: Set<String>?
  /// The roots of checkouts in which workflows have changed.
  let changedRoots: Set<String>

  /// Whether the settings leave the file at this absolute path out.
  func ignores(_ path: String) -> Bool { settings.ignores(path.path(below: settingsRoot) ?? path) }

  /// Whether the file at this absolute path is to be looked at for its own sake.
  func isWanted(_ path: String) -> Bool { changed?.contains(path) ?? true }

  /// What has changed below the absolute path `folder`, by the paths from there; nil when all are asked for.
  func changes(below folder: String) -> Set<String>? { changed.map { Set($0.compactMap { $0.path(below: folder) }) } }

  /// The folders that are, or are like, the root of a checkout in which workflows have changed, or actions, which may be a part of them, or from
  /// which a policy has gone.
  static func rootsOfChangedWorkflows(_ changed: Set<String>?, in root: String, on host: Host) -> Set<String> {
    func folder(of path: String, before inner: String) -> String? { path.firstRange(of: inner).map { String(path[..<$0.lowerBound]) } }
    return Set(
      (changed ?? []).compactMap { path in
        if let other = folder(of: path, before: "/.github/workflows/") { return other }
        if let other = folder(of: path, before: "/.github/chainguard/"), !host.exists(path) { return other }
        return ["action.yml", "action.yaml"].contains(path.split(separator: "/").last) ? root : nil
      })
  }
}
