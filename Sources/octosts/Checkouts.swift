import Lint
import Source
import TrustPolicy

/// The checkouts that the linted files lie in, each looked at once.
struct Checkouts {
  private static let configLimit = 1 << 18

  private let host: Host
  private var known: [String: Surroundings] = [:]

  init(_ host: Host) {
    self.host = host
  }

  /// What is known around a policy `ROOT/.github/chainguard/NAME`, a path without `.` and `..`; nothing elsewhere.
  mutating func surroundings(of path: String) -> Surroundings {
    let folders = path.split(separator: "/").dropLast()
    guard path.hasPrefix("/"), folders.suffix(2) == [".github", "chainguard"] else { return .unknown }
    let root = "/" + folders.dropLast(2).joined(separator: "/")
    if let surroundings = known[root] { return surroundings }
    let surroundings = Surroundings(repository: repository(root), workflows: workflows(root), allowlist: allowlist(root))
    known[root] = surroundings
    return surroundings
  }

  /// In a workflow the runner tells it of the checkout at its usual place; elsewhere the remote does.
  private func repository(_ root: String) -> String? {
    if let name = host.environment["GITHUB_REPOSITORY"], host.environment["GITHUB_WORKSPACE"] == root { return name }
    guard let bytes = try? host.readFile(root + "/.git/config", Self.configLimit) else { return nil }
    return GitConfiguration.repository(String(decoding: bytes, as: UTF8.self))
  }

  private func workflows(_ root: String) -> Set<String>? {
    guard let entries = try? host.listFolder(root + "/.github/workflows") else { return nil }
    return Set(entries.filter(\.isFile).map(\.name))
  }

  private func allowlist(_ root: String) -> IssuerAllowlist? {
    let path = root + "/.github/chainguard/" + IssuerAllowlist.fileName
    guard let bytes = try? host.readFile(path, PolicySearch.fileLimit) else { return nil }
    return AllowlistFile(SourceText(name: path, bytes: bytes)).allowlist
  }
}

/// What is of interest in `.git/config`.
enum GitConfiguration {
  /// `OWNER/NAME` of the remote `origin`; nil where there is none, or its address has another form.
  static func repository(_ text: String) -> String? {
    var isOrigin = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[") { isOrigin = line.hasPrefix("[remote \"origin\"]") }
      let parts = line.split(separator: "=", maxSplits: 1)
      guard isOrigin, parts.count == 2, parts[0].filter({ $0 != " " && $0 != "\t" }).lowercased() == "url" else { continue }
      return repository(address: parts[1].filter { $0 != " " && $0 != "\t" && $0 != "\"" })
    }
    return nil
  }

  /// Of `https://HOST/OWNER/NAME.git`, `ssh://git@HOST/OWNER/NAME` and `git@HOST:OWNER/NAME.git` the last two parts.
  private static func repository(address: String) -> String? {
    let rest: Substring
    if let scheme = address.firstRange(of: "://") {
      guard let slash = address[scheme.upperBound...].firstIndex(of: "/") else { return nil }
      rest = address[slash...]
    } else {
      guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") else { return nil }
      rest = address[colon...].dropFirst()
    }
    let parts = rest.split(separator: "/")
    guard parts.count == 2, let owner = parts.first, let name = parts.last else { return nil }
    let bare = name.hasSuffix(".git") ? name.dropLast(4) : name
    return bare.isEmpty ? nil : owner + "/" + bare
  }
}
