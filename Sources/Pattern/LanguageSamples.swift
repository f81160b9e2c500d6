extension Language {
  /// Up to `count` different texts in it, short and long, the same for the same seed; fewer where it has no more, or none are found.
  public func samples(count wanted: Int, seed: UInt64) -> [String] {
    let ways = Routes(self)
    guard let shortest = ways.text(from: start) else { return [] }
    var random = SplitMix(state: seed)
    var texts = [shortest]
    var seen: Set<[UInt32]> = [shortest.unicodeScalars.map(\.value)]
    var tries = 0
    while texts.count < wanted, tries < 8 * wanted + 64 {
      tries += 1
      let text = sample(&random, ways, wandering: shortest.unicodeScalars.count + random.below(24))
      if seen.insert(text.unicodeScalars.map(\.value)).inserted { texts.append(text) }
    }
    return Array(texts.prefix(wanted))
  }

  /// A text by chance: so many steps to anywhere that is not dead, then the shortest way to an end.
  private func sample(_ random: inout SplitMix, _ ways: Routes, wandering: Int) -> String {
    var state = start
    var text = ""
    for _ in 0..<wandering {
      let open = (0..<width).filter { Int(next[state * width + $0]) != Self.dead }
      guard !open.isEmpty, !(accepting[state] && random.below(16) == 0) else { break }
      let column = open[random.below(open.count)]
      text.unicodeScalars.append(member(of: column, &random, ways))
      state = Int(next[state * width + column])
    }
    return text + (ways.text(from: state) ?? "")
  }

  /// A scalar of a class: a readable one more often than any.
  private func member(of column: Int, _ random: inout SplitMix, _ ways: Routes) -> Unicode.Scalar {
    let readable = Unicode.Scalar(ways.letters[column]) ?? "\u{FFFD}"
    let roll = random.below(8)
    if roll == 0 { return readable }
    let stretches = partition.classes.indices.filter { Int(partition.classes[$0]) == column }
    let plain = stretches.filter { partition.starts[$0] < 0x80 }
    let chosen = roll < 7 && !plain.isEmpty ? plain : stretches
    let members = partition.members(of: chosen[random.below(chosen.count)])
    let last = roll < 7 ? max(members.lowerBound, min(members.upperBound, 0x7E)) : members.upperBound
    let point = members.lowerBound + UInt32(random.below(Int(last - members.lowerBound) + 1))
    guard let scalar = Unicode.Scalar(point) else { return readable }
    return roll < 7 && Legibility.rank(point) >= 0x80 && Legibility.rank(readable.value) < 0x80 ? readable : scalar
  }
}

/// Numbers from a seed. Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
struct SplitMix {
  var state: UInt64

  /// A number below `bound`, which is positive.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
