/// Patterns and texts from a seed: the same seed, the same cases.
struct RandomPatterns {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func one<Element>(of choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  private static let atoms = [
    "a", "b", "c", "A", "k", "s", "é", "/", "ab", "abc", "abd", "x", "K", "\n", ".", "[ab]", "[a-c]", "[^a]", "\\d", "\\w", "\\s", "\\W",
    "[Aa]",
    "^", "$", "\\b", "\\B", "\\A", "\\z", "", "(?i:a)", "(?i:k)", "[^\\n]", "(?s:.)", "a{2}", "[ab]{2}", "[é-ü]", "\\pL", "\\PL",
    "[[:alpha:]]",
    "\\x{FFFD}", "(?i)", "(?s)", "(?m)", "(?-i)", "\\Qa.\\E", "\\.", "[^\\x00-\\x{10FFFF}]",
  ]
  private static let operators = [
    "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}", "{0}", "{3}", "{0,3}", "{1}", "{1,}", "{0,}", "{5,7}",
  ]
  private static let openings = ["(", "(", "(?:", "(?:", "(?:", "(?i:", "(?s:", "(?m:", "(?U:", "(?P<n>", "(?-s:"]

  mutating func atom(_ depth: Int) -> String {
    let roll = below(100)
    if depth <= 0 || roll < 45 { return one(of: Self.atoms) }
    if roll < 78 { return one(of: Self.openings) + alternatives(depth - 1) + ")" }
    let inner = atom(depth - 1)
    return (roll < 90 ? "(?:\(inner))" : inner) + one(of: Self.operators)
  }

  mutating func sequence(_ depth: Int) -> String {
    (0..<one(of: [0, 1, 1, 2, 2, 3, 4])).map { _ in atom(depth) }.joined()
  }

  mutating func alternatives(_ depth: Int) -> String {
    (0..<one(of: [1, 1, 1, 2, 2, 3, 4])).map { _ in sequence(depth) }.joined(separator: "|")
  }

  mutating func pattern() -> String {
    below(4) == 0 ? "^" + alternatives(3) + "$" : alternatives(3)
  }

  private static let pieces: [[UInt8]] =
    [
      "", "a", "b", "c", "ab", "abc", "abd", "A", "k", "K", "\u{212A}", "s", "ſ", "é", "É", "/", "x", "\n", " ", "_", "1", "a.", "\u{FFFD}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98]]

  mutating func text() -> [UInt8] {
    (0..<below(7)).flatMap { _ in one(of: Self.pieces) }
  }
}
