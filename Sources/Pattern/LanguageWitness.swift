extension Language {
  /// A shortest text in it, the most readable of those; nil where there is none. With `preferring`, one that is also in the first of these
  /// languages that shares a text with it.
  public func witness(preferring languages: Language..., within budget: Budget = .standard) -> String? {
    for language in languages {
      if let shared = try? intersection(language, within: budget), let witness = shared.witness() { return witness }
    }
    return Routes(self).text(from: start)
  }

  /// A shortest text that is in both, the most readable of those; nil where there is none.
  public func witness(within other: Language, budget: Budget = .standard) throws(TooComplex) -> String? {
    try intersection(other, within: budget).witness()
  }
}

/// The shortest ways of a language from each state to where a text may end.
struct Routes {
  private let language: Language
  /// How many scalars are missing, by state; none from the dead state.
  private let distances: [Int]
  /// The most readable scalar of each class.
  let letters: [UInt32]
  /// The class that is next on the best of the shortest ways.
  private var choices: [Int]

  init(_ language: Language) {
    self.language = language
    letters = Self.letters(language.partition)
    let ranks = letters.map(Legibility.rank)
    let weights = ranks.map(Legibility.cost)
    let edges = ReverseEdges(language.next, width: language.width)
    var distances = language.accepting.map { $0 ? 0 : Int.max }
    var order = language.accepting.indices.filter { language.accepting[$0] }
    var costs = [Int](repeating: 0, count: language.count)
    choices = [Int](repeating: 0, count: language.count)
    var at = 0
    while at < order.count {
      let state = order[at]
      at += 1
      for source in edges.sources(of: state) where distances[Int(source)] == .max {
        distances[Int(source)] = distances[state] + 1
        order.append(Int(source))
      }
      guard distances[state] > 0 else { continue }
      // All that are nearer come earlier in the order, so that their costs are known.
      var best = (cost: Int.max, rank: UInt32.max)
      for column in 0..<language.width {
        let target = Int(language.next[state * language.width + column])
        guard distances[target] == distances[state] - 1 else { continue }
        let found = (cost: weights[column] + costs[target], rank: ranks[column])
        if found < best {
          best = found
          choices[state] = column
        }
      }
      costs[state] = best.cost
    }
    self.distances = distances
  }

  /// A shortest text that is accepted from `state` on.
  func text(from state: Int) -> String? {
    guard distances[state] < .max else { return nil }
    var state = state
    var text = ""
    while distances[state] > 0 {
      if let scalar = Unicode.Scalar(letters[choices[state]]) { text.unicodeScalars.append(scalar) }
      state = Int(language.next[state * language.width + choices[state]])
    }
    return text
  }

  private static func letters(_ partition: Partition) -> [UInt32] {
    var letters = [UInt32](repeating: 0, count: partition.count)
    var ranks = [UInt32](repeating: .max, count: partition.count)
    for stretch in partition.starts.indices {
      let number = Int(partition.classes[stretch])
      if ranks[number] < 0x80 && partition.starts[stretch] >= 0x80 { continue }
      let best = Legibility.best(of: partition.members(of: stretch))
      let rank = Legibility.rank(best)
      if rank < ranks[number] {
        ranks[number] = rank
        letters[number] = best
      }
    }
    return letters
  }
}
