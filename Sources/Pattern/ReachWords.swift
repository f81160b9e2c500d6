extension Reach {
  /// What would have been accepted, in words: `m`, a digit or the end of the text.
  public var words: String {
    var all = accepted.isEmpty ? [] : accepted.choices
    if mayEnd { all.append("the end of the text") }
    guard let last = all.popLast() else { return "nothing" }
    return all.isEmpty ? last : all.joined(separator: ", ") + " or " + last
  }
}

extension Reach {
  /// Whether the words tell anything, as those of a class of nearly all characters do not.
  public var isTelling: Bool { !accepted.isBroad }
}

extension CharacterSet {
  /// Whether nearly all characters are members, so that controls are what is left, or too many to be listed.
  fileprivate var isBroad: Bool {
    let missing = Self.all.subtracting(CharacterSet([0xD800...0xDFFF])).subtracting(self).ranges
    guard missing.reduce(0, { $0 + $1.count }) <= Self.listed else { return ranges.count > Self.listed }
    return missing.allSatisfy { $0.upperBound <= 0x20 } || missing.contains { $0.lowerBound < 0x20 }
  }

  /// Ranges beyond this many are counted, not listed.
  private static let listed = 8

  /// The members by their names, the classes that everybody knows first.
  fileprivate var choices: [String] {
    let missing = Self.all.subtracting(CharacterSet([0xD800...0xDFFF])).subtracting(self)
    if missing.isEmpty { return ["any character"] }
    if missing.ranges.reduce(0, { $0 + $1.count }) <= Self.listed {
      return ["any character but " + missing.ranges.map(Self.named).joined(separator: ", ")]
    }
    var rest = self
    var out: [String] = []
    let (lower, upper) = (CharacterSet([0x61...0x7A]), CharacterSet([0x41...0x5A]))
    for (name, set) in [
      ("a letter", lower.union(upper)), ("a small letter", lower), ("a capital letter", upper), ("a digit", CharacterSet([0x30...0x39])),
    ] where set.subtracting(rest).isEmpty {
      out.append(name)
      rest = rest.subtracting(set)
    }
    let ranges = rest.ranges
    if ranges.count > Self.listed {
      return out + [
        "one of \(ranges.reduce(0) { $0 + $1.count }) \(out.isEmpty ? "" : "other ")characters, the first \(Self.named(ranges[0]))"
      ]
    }
    return out + ranges.map(Self.named)
  }

  private static func named(_ range: ClosedRange<UInt32>) -> String {
    switch range.count {
    case 1: named(range.lowerBound)
    case 2: "\(named(range.lowerBound)), \(named(range.upperBound))"
    default: "\(named(range.lowerBound)) to \(named(range.upperBound))"
    }
  }

  private static func named(_ point: UInt32) -> String {
    switch point {
    case 0x09: "a tab"
    case 0x0A: "a line feed"
    case 0x0D: "a carriage return"
    case 0x20: "a space"
    case 0x60: "a backtick"
    default: "`\(Syntax.shown(point))`"
    }
  }
}
