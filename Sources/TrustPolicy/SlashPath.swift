/// Paths with slashes as Go's package `path` takes them apart, byte by byte.
enum SlashPath {
  /// What `path.Dir` gives: all up to the last slash, cleaned.
  static func folder(_ path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return clean(bytes[...slash])
  }

  /// What `path.Base` gives: the last element, slashes at the end left out.
  static func name(_ path: String) -> String {
    if path.utf8.isEmpty { return "." }
    let elements = path.utf8.split(separator: UInt8(ascii: "/"))
    return elements.last.map { String(decoding: $0, as: UTF8.self) } ?? "/"
  }

  /// What `path.Clean` gives: no empty element, no `.`, and no `..` but at the start of a relative path.
  private static func clean(_ bytes: ArraySlice<UInt8>) -> String {
    let isRooted = bytes.first == UInt8(ascii: "/")
    var kept: [ArraySlice<UInt8>] = []
    for element in bytes.split(separator: UInt8(ascii: "/")) {
      if element.elementsEqual(".".utf8) { continue }
      guard element.elementsEqual("..".utf8) else {
        kept.append(element)
        continue
      }
      if let last = kept.last, !last.elementsEqual("..".utf8) {
        kept.removeLast()
      } else if !isRooted {
        kept.append(element)
      }
    }
    let joined = String(decoding: Array(kept.joined(separator: "/".utf8)), as: UTF8.self)
    if isRooted { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
