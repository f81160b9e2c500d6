/// Categories and scripts of Unicode 15.0, read from `UnicodeData` when first asked for.
public enum UnicodeTables {
  /// The edition of Unicode.
  public static var version: String { UnicodeData.version.description }

  /// Whether Go's `unicode.IsPrint` says so: letters, marks, numbers, punctuation, symbols and the ASCII space.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    return printable.contains(scalar.value)
  }

  /// The set that `name` means in `\p{name}`, or nil: categories and their unions by short or long name, scripts, `Any`, `Assigned`
  /// and `ASCII`. As in Go 1.26, case, spaces, hyphens and underscores do not count, and scripts whose own name has an underscore or
  /// an inner capital are not found.
  public static func set(named name: some Collection<UInt8>) -> CharacterSet? {
    let name = canonical(name)
    switch name {
    case "Any": return .all
    case "Ascii": return CharacterSet(sortedBounds: [0, 0x7F])
    case "Assigned": return categoryNames["Cn"].map { categories($0).inverted }
    default: break
    }
    if let mask = categoryNames[name] { return categories(mask) }
    return scriptNumbers[name].map(script)
  }

  /// The name as Go looks it up: the first letter a capital, the others small, without `_`, `-` and space.
  static func canonical(_ name: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    for byte in name where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z") where out.isEmpty: out.append(byte - 32)
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !out.isEmpty: out.append(byte + 32)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The name of the script that `name` would mean had Go kept its own spelling: what to say when `set(named:)` finds nothing.
  static func unreachableScript(_ name: some Collection<UInt8>) -> String? {
    let wanted = canonical(name)
    return UnicodeData.scripts.words.first { canonical($0.utf8) == wanted }.map(String.init)
  }

  /// Those that `isPrintable` says yes to, but for the space.
  public static let printable: CharacterSet = {
    let mask = ["L", "M", "N", "P", "S"].reduce(UInt32(0)) { $0 | (categoryNames[$1] ?? 0) }
    return categories(mask)
  }()

  private static func categories(_ mask: UInt32) -> CharacterSet {
    stretches(categoryStretches) { mask & (1 << $0) != 0 }
  }

  private static func script(_ number: UInt32) -> CharacterSet {
    stretches(scriptStretches) { $0 == number }
  }

  private static func stretches(_ all: [(first: UInt32, value: UInt32)], where wanted: (UInt32) -> Bool) -> CharacterSet {
    var out: [UInt32] = []
    for index in all.indices where wanted(all[index].value) {
      let last = index + 1 < all.count ? all[index + 1].first - 1 : CharacterSet.last
      if let end = out.last, end + 1 == all[index].first {
        out[out.count - 1] = last
      } else {
        out.append(all[index].first)
        out.append(last)
      }
    }
    return CharacterSet(sortedBounds: out)
  }

  private static let categoryStretches = read(UnicodeData.categoryRuns)
  private static let scriptStretches = read(UnicodeData.scriptRuns)

  private static func read(_ runs: StaticString) -> [(first: UInt32, value: UInt32)] {
    var out: [(first: UInt32, value: UInt32)] = []
    var reader = DigitReader(runs)
    var at: UInt32 = 0
    while let length = reader.next(), let value = reader.next() {
      out.append((at, value))
      at += length
    }
    return out
  }

  private static let categoryNames: [String: UInt32] = {
    let words = UnicodeData.categoryNames.words
    var out: [String: UInt32] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      out[String(words[index])] = UInt32(words[index + 1])
    }
    return out
  }()

  private static let scriptNumbers: [String: UInt32] = {
    var out: [String: UInt32] = [:]
    for (index, name) in UnicodeData.scripts.words.enumerated() where canonical(name.utf8) == name {
      out[String(name)] = UInt32(index + 1)
    }
    return out
  }()
}
