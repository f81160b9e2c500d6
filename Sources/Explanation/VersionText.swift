/// Versions such as `v1.2.3`, in the names of tags and branches.
enum VersionText {
  /// A pattern for more parts after those that there are.
  static let moreParts = "(\\.[0-9]+)*"

  /// A pattern for all versions that are written like `name`; nil for what is no version.
  static func pattern(like name: String) -> String? {
    let hasLetter = name.first == "v"
    let parts = name.dropFirst(hasLetter ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ isNumber($0) }), hasLetter || parts.count > 1 else { return nil }
    return (hasLetter ? "v" : "") + "[0-9]+" + moreParts
  }

  /// The ways to cut a text that ends in a version before one of its last parts, the latest first.
  static func cuts(_ text: String) -> [(begin: String, rest: String)] {
    var out: [(String, String)] = []
    var begin = text[...]
    while let dot = begin.lastIndex(of: "."), isNumber(begin[begin.index(after: dot)...]), out.count < partLimit {
      begin = begin[..<dot]
      guard begin.utf8.last.map(isDigit) ?? false else { break }
      out.append((String(begin), String(text[dot...])))
    }
    return out
  }

  private static let partLimit = 8

  private static func isNumber(_ part: Substring) -> Bool { !part.isEmpty && part.utf8.allSatisfy(isDigit) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
