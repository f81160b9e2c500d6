import Pattern

/// File-name patterns, which are taken for regular expressions so often.
enum Glob {
  /// What a star may stand for.
  enum Star {
    static let name = "[^/]*"
    static let text = ".*"
  }

  /// The patterns that `text` may mean, the narrowest first.
  static func patterns(_ text: String, isPattern: Bool) -> [String] {
    [translated(text, star: Star.name, isPattern), translated(text, star: Star.text, isPattern)]
  }

  /// What the stars of such a pattern stand for.
  static func words(_ pattern: String) -> String {
    let stars = [(Star.name, "any text without a `/`"), (Star.text, "any text")].filter { pattern.contains($0.0) }
    return stars.isEmpty ? "" : ", where " + stars.map { "`\($0.0)` stands for \($0.1)" }.joined(separator: " and ")
  }

  /// Puts `star` in the place of each `*` that repeats nothing which was meant to be repeated.
  private static func translated(_ text: String, star: String, _ isPattern: Bool) -> String {
    var out = ""
    var before: Unicode.Scalar = "/"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*" where !isPattern || !".)]}\\+".unicodeScalars.contains(before):
        // Two stars are one that crosses slashes.
        if before == "*" { out.removeLast(star.count) }
        out += before == "*" ? Star.text : star
      case "?" where !isPattern || !".)]}*\\+".unicodeScalars.contains(before): out += "."
      case _ where !isPattern: out += Pattern.quoted(String(Character(scalar)))
      default: out.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return out
  }
}
