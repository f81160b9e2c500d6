import Glibc

/// A directory of ours under the system's folder for temporary files; nobody but this user may look into it.
struct Directory {
  let path: String

  /// Nil when it cannot be made.
  init?(in parent: String) {
    var name = Array((parent + "/octosts-sandbox-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a folder in it, and returns its path.
  func folder(_ name: String) -> String {
    let folder = path + "/" + name
    mkdir(folder, 0o700)
    return folder
  }

  /// Removes it with all that is in it; follows no link.
  func remove() { Self.remove(path) }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }

  /// The names in a folder.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // The name is a field of C's fixed length; its address is that of the entry and an offset.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
