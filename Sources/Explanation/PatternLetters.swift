import Pattern

/// The plain letters of a pattern: those of classes, escapes and flags mean something else in the other case.
struct PatternLetters {
  private struct Piece {
    let text: String
    /// The letter in the other case; nil for what is no plain letter.
    var other: String?
  }

  private let pieces: [Piece]

  /// Nil for a pattern with `\Q`.
  init?(_ written: String) {
    var rest = Array(written.unicodeScalars)[...]
    var pieces: [Piece] = []
    while let scalar = rest.first {
      var count = 1
      var other: String?
      switch scalar {
      case "\\":
        if rest.dropFirst().first == "Q" { return nil }
        count = Self.escape(rest)
      case "[": count = Self.set(rest)
      case "(" where rest.dropFirst().first == "?":
        count = (rest.firstIndex { ":>)".unicodeScalars.contains($0) } ?? rest.endIndex - 1) - rest.startIndex + 1
      default: other = Self.other(scalar)
      }
      pieces.append(Piece(text: String(String.UnicodeScalarView(rest.prefix(count))), other: other))
      rest = rest.dropFirst(count)
    }
    self.pieces = pieces
  }

  /// The pattern with all of them in lower case.
  var lowercased: String { pieces.map { $0.other == nil ? $0.text : $0.text.lowercased() }.joined() }

  /// The pattern with those in the other case that keep `text` from matching, and no others; nil where that does not help.
  func recased(matching text: String) -> String? {
    let letters = pieces.indices.filter { pieces[$0].other != nil }
    guard pieces.count <= Self.sizeLimit, matches(text, either: Set(letters)) else { return nil }
    var changed = Set(letters)
    // Whole words first, for most of them stay as they are.
    for choice in words + letters.map({ [$0] }) {
      let fewer = changed.subtracting(choice)
      if fewer.count < changed.count, matches(text, either: fewer) { changed = fewer }
    }
    let recased = pieces.indices.map { changed.contains($0) ? pieces[$0].other ?? "" : pieces[$0].text }.joined()
    return (try? Pattern.anchored(recased))?.matches(text) == true ? recased : nil
  }

  /// Pieces of the longest pattern that is tried letter by letter.
  private static let sizeLimit = 512

  /// The letters that stand side by side.
  private var words: [[Int]] {
    var out: [[Int]] = []
    for index in pieces.indices where pieces[index].other != nil {
      if let last = out.last?.last, last == index - 1 { out[out.count - 1].append(index) } else { out.append([index]) }
    }
    return out
  }

  /// Whether `text` is matched once the letters at `places` may have either case.
  private func matches(_ text: String, either places: Set<Int>) -> Bool {
    let wide = pieces.indices.map { index in
      places.contains(index) ? "[\(pieces[index].text)\(pieces[index].other ?? "")]" : pieces[index].text
    }
    return (try? Pattern.anchored(wide.joined()))?.matches(text) ?? false
  }

  /// The letter in the other case, where that is one.
  private static func other(_ scalar: Unicode.Scalar) -> String? {
    let (lower, upper) = (scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping)
    let other = lower == String(Character(scalar)) ? upper : lower
    return other.unicodeScalars.count == 1 && other != String(Character(scalar)) ? other : nil
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
