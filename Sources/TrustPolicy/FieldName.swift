/// A field of a file that Go's `encoding/json` matches without regard to case, by simple folding: `ſ` is an `s`, the Kelvin sign a `k`.
struct FieldName: Sendable {
  let name: String
  private let folded: [UInt8]

  /// `name` is ASCII, as all names in the files are.
  init(_ name: String) {
    self.name = name
    folded = Self.fold(name) ?? []
  }

  /// The candidate that `key` stands for: an equal one, else one that is equal when folded.
  static func match(_ key: String, in candidates: [FieldName]) -> String? {
    if let exact = candidates.first(where: { $0.name.utf8.elementsEqual(key.utf8) }) { return exact.name }
    guard let folded = fold(key) else { return nil }
    return candidates.first { $0.folded == folded }?.name
  }

  /// Lower case; nil when a character folds to nothing in ASCII.
  private static func fold(_ text: String) -> [UInt8]? {
    var out: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z": out.append(UInt8(scalar.value) | 0x20)
      case "\u{017F}": out.append(UInt8(ascii: "s"))
      case "\u{212A}": out.append(UInt8(ascii: "k"))
      default:
        guard scalar.isASCII else { return nil }
        out.append(UInt8(scalar.value))
      }
    }
    return out
  }
}
