import Pattern

/// The patterns of GitHub's branch and tag filters: `*` goes up to a slash, `**` over it, `?` and `+` repeat the character before them, `[]` is
/// one of a few, `\` takes a meaning away.
public enum Glob {
  /// The names that `glob` fits; nil where it is no pattern or too large a one.
  public static func language(_ glob: String) -> Language? {
    guard glob.utf8.count <= 1024, let pattern = try? Pattern.full("(?s)" + expression(glob)) else { return nil }
    return try? Language(matching: pattern)
  }

  /// The names that pass a list of patterns: of those that fit a name the last decides, and `!` before one takes away what others let in.
  public static func language(filter globs: [String]) -> Language? {
    guard globs.count <= 256 else { return nil }
    var passed = Language.none
    for glob in globs {
      let isNegative = glob.hasPrefix("!")
      guard let language = language(isNegative ? String(glob.dropFirst()) : glob) else { return nil }
      guard let next = try? isNegative ? passed.subtracting(language) : passed.union(language) else { return nil }
      passed = next
    }
    return passed
  }

  /// The same as an expression of Go's.
  static func expression(_ glob: String) -> String {
    var out = ""
    var rest = Substring(glob)
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.hasPrefix("*/") && (out.isEmpty || out.hasSuffix("/")):
        rest = rest.dropFirst(2)
        out += "(?:.*/)?"
      case "*" where rest.hasPrefix("*"):
        while rest.hasPrefix("*") { rest = rest.dropFirst() }
        out += ".*"
      case "*": out += "[^/]*"
      case "?", "+": out += out.isEmpty ? Pattern.quoted(String(character)) : String(character)
      case "[":
        guard let end = rest.firstIndex(of: "]"), end > rest.startIndex else { return out + "\\[" + expression(String(rest)) }
        out += "[" + rest[..<end].map { $0 == "-" ? "-" : $0 == "^" ? "\\^" : Pattern.quoted(String($0)) }.joined() + "]"
        rest = rest[rest.index(after: end)...]
      case "\\": out += rest.popFirst().map { Pattern.quoted(String($0)) } ?? "\\\\"
      default: out += Pattern.quoted(String(character))
      }
    }
    return out
  }
}
