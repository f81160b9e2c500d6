/// What is of interest in `.git/config`: the remote `origin`.
struct GitConfiguration {
  /// `OWNER/NAME`; nil where there is no such remote, or its address has another form.
  private(set) var repository: String?
  /// Whether a fetch brings every branch.
  private(set) var fetchesAllBranches = false

  init(_ text: String) {
    var isOrigin = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[") { isOrigin = line.hasPrefix("[remote \"origin\"]") }
      let parts = line.split(separator: "=", maxSplits: 1)
      guard isOrigin, parts.count == 2 else { continue }
      let value = parts[1].filter { $0 != " " && $0 != "\t" && $0 != "\"" }
      switch parts[0].filter({ $0 != " " && $0 != "\t" }).lowercased() {
      case "url": repository = repository ?? Self.repository(address: value)
      case "fetch": if value == "+refs/heads/*:refs/remotes/origin/*" { fetchesAllBranches = true }
      default: break
      }
    }
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
