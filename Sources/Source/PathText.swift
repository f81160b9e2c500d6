/// Paths taken apart by their text alone: nothing is looked up.
extension String {
  /// The path from the root of the file system, `.` and `..` taken out; a relative one begins at `folder`.
  public func absolutePath(in folder: String) -> String {
    var parts: [Substring] = []
    for part in (hasPrefix("/") ? self : folder + "/" + self).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The way from the folder `root` to this path, both absolute; nil when it leads out of the folder.
  public func path(below root: String) -> String? {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return utf8.starts(with: prefix.utf8) ? String(dropFirst(prefix.count)) : nil
  }

  /// The folder that the absolute path lies in; nil for the root.
  public var parentFolder: String? {
    guard self != "/", let slash = lastIndex(of: "/") else { return nil }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
