/// Character classes: `[…]`, `\d`, `\pL`, `[:alpha:]`.
extension Parser {
  mutating func parseClass() throws(PatternError) {
    let start = at
    at += 1
    var inverted = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "^") {
      inverted = true
      at += 1
    }
    var collected = CharacterSet.Collected()
    var isFirst = true
    while isFirst || at >= bytes.count || bytes[at] != UInt8(ascii: "]") {
      isFirst = false
      if let set = try namedClass() {
        collected.add(set)
      } else {
        let (first, last) = try classRange(start)
        if stack.flags.contains(.fold) { collected.addFolded(first, last) } else { collected.add(first, last) }
      }
    }
    at += 1
    let set = collected.set
    try stack.pushSet(inverted ? set.inverted : set, start..<at)
  }

  private mutating func namedClass() throws(PatternError) -> CharacterSet? {
    if let set = try posixClass() { return set }
    return try escapedClass()
  }

  /// `\\pL` or `\\d` and their like at `at`.
  mutating func escapedClass() throws(PatternError) -> CharacterSet? {
    if let set = try unicodeClass() { return set }
    return perlClass()
  }

  private mutating func classRange(_ classStart: Int) throws(PatternError) -> (first: UInt32, last: UInt32) {
    let start = at
    let first = try classPoint(classStart)
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "-"), bytes[at + 1] != UInt8(ascii: "]") else { return (first, first) }
    at += 1
    let last = try classPoint(classStart)
    guard first <= last else { throw .reversedRange(at: start..<at) }
    return (first, last)
  }

  private mutating func classPoint(_ classStart: Int) throws(PatternError) -> UInt32 {
    guard at < bytes.count else { throw .unclosedClass(at: classStart..<at) }
    return try bytes[at] == UInt8(ascii: "\\") ? escapedPoint() : nextPoint()
  }

  /// `[:name:]` or `[:^name:]` at `at`; nil where there is none, which leaves a bracket.
  private mutating func posixClass() throws(PatternError) -> CharacterSet? {
    guard bytes.count - at > 2, follows("[:", at), hasClassNameEnd else { return nil }
    guard let end = end(of: ":]", from: at + 2) else {
      hasClassNameEnd = false
      return nil
    }
    var name = bytes[at + 2..<end - 2]
    let inverted = name.first == UInt8(ascii: "^")
    if inverted { name.removeFirst() }
    guard let set = NamedClasses.posix(String(decoding: name, as: UTF8.self)) else { throw .unknownClass(at: at..<end) }
    at = end
    let folded = stack.flags.contains(.fold) ? set.folded : set
    return inverted ? folded.inverted : folded
  }

  /// `\d`, `\D`, `\s`, `\S`, `\w` or `\W` at `at`.
  private mutating func perlClass() -> CharacterSet? {
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), let set = NamedClasses.perl(bytes[at + 1] | 0x20) else { return nil }
    let inverted = bytes[at + 1] & 0x20 == 0
    at += 2
    let folded = stack.flags.contains(.fold) ? set.folded : set
    return inverted ? folded.inverted : folded
  }

  /// `\pL`, `\p{Greek}`, `\P{…}` or `\p{^…}` at `at`.
  private mutating func unicodeClass() throws(PatternError) -> CharacterSet? {
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] | 0x20 == UInt8(ascii: "p") else { return nil }
    let start = at
    var inverted = bytes[at + 1] == UInt8(ascii: "P")
    at += 2
    var name = at..<at
    if at < bytes.count {
      let first = try nextPoint()
      name = start + 2..<at
      if first == UInt32(UInt8(ascii: "{")) {
        guard let end = end(of: "}", from: at) else {
          try requireUTF8(start..<bytes.count)
          throw .unknownClass(at: start..<bytes.count)
        }
        name = start + 3..<end - 1
        try requireUTF8(name)
        at = end
      }
    }
    if !name.isEmpty, bytes[name.lowerBound] == UInt8(ascii: "^") {
      inverted.toggle()
      name = name.lowerBound + 1..<name.upperBound
    }
    let key = NamedSet(name: UnicodeTables.canonical(bytes[name]), folded: stack.flags.contains(.fold), inverted: inverted)
    if let known = namedSets[key] { return known }
    guard var set = UnicodeTables.set(named: bytes[name]) else { throw .unknownClass(at: start..<at) }
    if stack.flags.contains(.fold) { set = set.folded }
    if inverted { set = set.inverted }
    namedSets[key] = set
    return set
  }
}

/// The classes that have names of their own; all are ASCII.
enum NamedClasses {
  /// The set of `\d`, `\s` or `\w` by its small letter. `\s` does not hold the vertical tab.
  static func perl(_ letter: UInt8) -> CharacterSet? {
    switch letter {
    case UInt8(ascii: "d"): CharacterSet([0x30...0x39])
    case UInt8(ascii: "s"): CharacterSet([0x9...0xA, 0xC...0xD, 0x20...0x20])
    case UInt8(ascii: "w"): posix("word")
    default: nil
    }
  }

  /// The set of `[:name:]`.
  static func posix(_ name: String) -> CharacterSet? {
    switch name {
    case "alnum": CharacterSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
    case "alpha": CharacterSet([0x41...0x5A, 0x61...0x7A])
    case "ascii": CharacterSet([0...0x7F])
    case "blank": CharacterSet([0x9...0x9, 0x20...0x20])
    case "cntrl": CharacterSet([0...0x1F, 0x7F...0x7F])
    case "digit": CharacterSet([0x30...0x39])
    case "graph": CharacterSet([0x21...0x7E])
    case "lower": CharacterSet([0x61...0x7A])
    case "print": CharacterSet([0x20...0x7E])
    case "punct": CharacterSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
    case "space": CharacterSet([0x9...0xD, 0x20...0x20])
    case "upper": CharacterSet([0x41...0x5A])
    case "word": CharacterSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    case "xdigit": CharacterSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
    default: nil
    }
  }
}
