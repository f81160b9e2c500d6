/// What git knows of a checkout without being asked: two small files below `.git`.
struct GitCheckout {
  private static let fileLimit = 1 << 20
  let host: Host
  let folder: String

  private func text(_ path: String) -> String? {
    (try? host.readFile(folder + "/.git/" + path, Self.fileLimit)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `OWNER/REPO` of the remote called `origin`.
  var repository: String? { text("config").flatMap(Self.repository) }

  /// The branch that `origin` had for its default when it was cloned.
  var defaultBranch: String? {
    let prefix = "ref: refs/remotes/origin/"
    guard let line = text("refs/remotes/origin/HEAD")?.split(separator: "\n").first, line.hasPrefix(prefix) else { return nil }
    return String(line.dropFirst(prefix.count))
  }

  /// Reads the address of `origin` in git's configuration: `https://HOST/OWNER/REPO.git`, `git@HOST:OWNER/REPO`.
  static func repository(inConfiguration text: String) -> String? {
    var isOrigin = false
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.first?.hasPrefix("[") == true {
        isOrigin = words == ["[remote", "\"origin\"]"]
      } else if isOrigin, words.count == 3, words[0] == "url", words[1] == "=" {
        return repository(inAddress: words[2])
      }
    }
    return nil
  }

  private static func repository(inAddress address: Substring) -> String? {
    var parts = address.split { $0 == "/" || $0 == ":" }
    guard parts.count >= 3, var name = parts.popLast(), let owner = parts.popLast() else { return nil }
    if name.hasSuffix(".git") { name = name.dropLast(4) }
    return name.isEmpty ? nil : "\(owner)/\(name)"
  }
}
