/// A scalar as yaml.v2 resolves it: YAML 1.1 with its own rules for numbers.
public enum Scalar: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  /// 2^63 to 2^64 - 1.
  case unsigned(UInt64)
  case float(Double)
  case text(String)
}

extension Scalar {
  static let standardPrefix = "tag:yaml.org,2002:"

  private enum Kind: String {
    case null
    case bool
    case int
    case float
    case text = "str"
    case timestamp
    case merge
  }

  /// Resolves `text` under `tag`, which is empty for an untagged plain scalar. Nil when the text does not fit the tag.
  static func resolve(_ text: String, tag: String) -> Scalar? {
    guard tag.isEmpty || tag.hasPrefix(standardPrefix) else { return .text(text) }
    let wanted = String(tag.dropFirst(standardPrefix.count))
    switch wanted {
    case "", "bool", "int", "float", "null", "timestamp": break
    default: return .text(text)
    }
    let (kind, scalar) = guess(text, allowsTimestamp: wanted.isEmpty || wanted == "timestamp")
    if wanted.isEmpty || kind.rawValue == wanted { return scalar }
    if wanted == "float", case .int(let value) = scalar { return .float(Double(value)) }
    return nil
  }

  private static func guess(_ text: String, allowsTimestamp: Bool) -> (Kind, Scalar) {
    if text == "<<" { return (.merge, .text(text)) }
    guard let first = text.utf8.first else { return (.null, .null) }
    if let word = words[text] { return word }
    switch first {
    case UInt8(ascii: "."):
      if let value = GoNumber.float(text) { return (.float, .float(value)) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      if allowsTimestamp, Timestamp.matches(text) { return (.timestamp, .text(text)) }
      if let number = number(text.filter { $0 != "_" }) { return number }
    default: break
    }
    return (.text, .text(text))
  }

  private static func number(_ plain: String) -> (Kind, Scalar)? {
    if let value = GoNumber.integer(plain) { return (.int, .int(value)) }
    if let value = GoNumber.unsigned(plain) { return (.int, .unsigned(value)) }
    if GoNumber.isDecimalFloat(plain), let value = GoNumber.float(plain) { return (.float, .float(value)) }
    if plain.hasPrefix("0b") {
      let digits = String(plain.dropFirst(2))
      if let value = GoNumber.integer(digits, radix: 2) { return (.int, .int(value)) }
      if let value = UInt64(digits, radix: 2), !digits.hasPrefix("+") { return (.int, .unsigned(value)) }
    } else if plain.hasPrefix("-0b"), let value = GoNumber.integer("-" + plain.dropFirst(3), radix: 2) {
      return (.int, .int(value))
    }
    return nil
  }

  private static let words: [String: (Kind, Scalar)] = {
    var words: [String: (Kind, Scalar)] = [:]
    for (texts, kind, scalar) in [
      (["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"], Kind.bool, Scalar.bool(true)),
      (["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"], .bool, .bool(false)),
      (["~", "null", "Null", "NULL"], .null, .null),
      ([".nan", ".NaN", ".NAN"], .float, .float(.nan)),
      ([".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"], .float, .float(.infinity)),
      (["-.inf", "-.Inf", "-.INF"], .float, .float(-.infinity)),
    ] {
      for text in texts { words[text] = (kind, scalar) }
    }
    return words
  }()
}

extension Scalar {
  /// The text that `sigs.k8s.io/yaml` makes of a number or a boolean where text is wanted; nil for null and text.
  public var coercedText: String? {
    switch self {
    case .null, .text: nil
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .unsigned(let value): String(value)
    case .float(let value): GoNumber.text32(value)
    }
  }

  /// The text that `sigs.k8s.io/yaml` makes of a key; nil where it refuses.
  public var keyText: String? {
    switch self {
    case .null, .unsigned: return nil
    case .text(let text): return text
    case .bool, .int: return coercedText
    case .float(let value):
      switch GoNumber.text32(value) {
      case "+Inf": return ".inf"
      case "-Inf": return "-.inf"
      case "NaN": return ".nan"
      case let text: return text
      }
    }
  }
}
