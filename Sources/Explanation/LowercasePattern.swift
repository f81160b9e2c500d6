/// A pattern with its plain letters in lower case: those of classes, escapes and flags mean something else in the other case.
struct LowercasePattern {
  /// Nil for a pattern with `\Q`.
  let written: String?

  init(_ written: String) {
    var rest = Array(written.unicodeScalars)[...]
    var out = String.UnicodeScalarView()
    var isWhole = true
    func take(_ count: Int) {
      out.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    while let scalar = rest.first {
      switch scalar {
      case "\\":
        isWhole = isWhole && rest.dropFirst().first != "Q"
        take(Self.escape(rest))
      case "[": take(Self.set(rest))
      case "(" where rest.dropFirst().first == "?":
        take((rest.firstIndex { ":>)".unicodeScalars.contains($0) } ?? rest.endIndex - 1) - rest.startIndex + 1)
      default:
        out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        rest = rest.dropFirst()
      }
    }
    self.written = isWhole ? String(out) : nil
  }

  /// The length of an escape: `\d`, `\pL`, `\p{Lu}`, `\x{4A}`.
  private static func escape(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    guard let letter = text.dropFirst().first, "pPx".unicodeScalars.contains(letter) else { return min(2, text.count) }
    guard text.dropFirst(2).first == "{", let end = text.firstIndex(of: "}") else { return min(3, text.count) }
    return end - text.startIndex + 1
  }

  /// The length of a set, in which a bracket at the beginning and those of `[:alpha:]` do not end it.
  private static func set(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    var count = text.dropFirst().first == "^" ? 2 : 1
    if text.dropFirst(count).first == "]" { count += 1 }
    while count < text.count {
      let rest = text.dropFirst(count)
      switch rest.first {
      case "]": return count + 1
      case "\\": count += escape(rest)
      case "[" where rest.dropFirst().first == ":": count += (rest.firstIndex(of: "]") ?? rest.endIndex - 1) - rest.startIndex + 1
      default: count += 1
      }
    }
    return text.count
  }
}
