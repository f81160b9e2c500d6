/// The fields of a section of a file. Go's `encoding/json` matches them without regard to case, by simple folding: `ſ` is an `s`, the Kelvin sign
/// a `k`.
struct FieldNames: Sendable {
  let names: [String]
  private let byFold: [[UInt8]: String]

  /// `names` are lower-case ASCII, as all names in the files are, so that no two of them fold to one.
  init(_ names: [String]) {
    self.names = names
    byFold = Dictionary(names.map { (Array($0.utf8), $0) }) { first, _ in first }
  }

  /// The field that `key` stands for.
  func match(_ key: String) -> String? {
    Self.fold(key).flatMap { byFold[$0] }
  }

  /// Lower case; nil when a character folds to nothing in ASCII.
  private static func fold(_ text: String) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
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
