extension Language {
  /// The texts that make one of it when they come after some text of `beginnings`.
  public func remainder(after beginnings: Language, within budget: Budget = .standard) throws(TooComplex) -> Language {
    let product = Together(self, beginnings)
    guard product.cost < budget.limit else { throw TooComplex(budget: budget) }
    budget.charge(product.cost)
    let first = product.reached().filter { beginnings.accepting[$0.1] }.map(\.0)
    return try subsets(from: Set(first), within: budget)
  }

  /// The texts that make one of it when some text of `endings` comes after them.
  public func beginning(before endings: Language, within budget: Budget = .standard) throws(TooComplex) -> Language {
    let product = Together(self, endings)
    guard product.cost < budget.limit else { throw TooComplex(budget: budget) }
    budget.charge(product.cost)
    let final = product.finishing(in: { self.accepting[$0] && endings.accepting[$1] })
    var builder = LanguageBuilder(partition)
    // The state after which everything is accepted need not be that of the answer: endings may be none.
    let offset = builder.count
    for state in 0..<count {
      builder.add(accepting: final[state * endings.count + endings.start])
      for column in 0..<width { builder.lead(offset + state, column, to: offset + Int(next[state * width + column])) }
    }
    return builder.language(from: offset + start)
  }

  /// What is accepted from any of `states` on.
  private func subsets(from states: Set<Int>, within budget: Budget) throws(TooComplex) -> Language {
    if states.contains(Self.full) { return .all }
    var builder = LanguageBuilder(partition)
    var sets: [[Int]] = [[], [Self.full], states.subtracting([Self.dead]).sorted()]
    guard !sets[2].isEmpty else { return .none }
    var numbers: [[Int]: Int] = [sets[2]: 2]
    var steps = 0
    let limit = budget.limit
    defer { budget.charge(steps) }
    while builder.count < sets.count {
      let state = builder.count
      builder.add(accepting: sets[state].contains { accepting[$0] })
      for column in 0..<width {
        steps += sets[state].count + 1
        var set = sets[state].compactMap { source in
          let target = Int(next[source * width + column])
          return target == Self.dead ? nil : target
        }
        if set.isEmpty { continue }
        if set.count > 1 { set = set.contains(Self.full) ? [Self.full] : Set(set).sorted() }
        let number = set == [Self.full] ? Self.full : numbers[set] ?? sets.count
        if number == sets.count {
          sets.append(set)
          numbers[set] = number
        }
        builder.lead(state, column, to: number)
      }
      guard sets.count <= budget.states, steps < limit else { throw TooComplex(budget: budget) }
    }
    return builder.language(from: Self.full + 1)
  }
}

/// Two languages that read the same text.
private struct Together {
  private let one: Language
  private let two: Language
  private let left: [Int]
  private let right: [Int]

  init(_ one: Language, _ two: Language) {
    self.one = one
    self.two = two
    (_, left, right) = Partition.joined(one.partition, two.partition)
  }

  /// The steps that looking at every pair of states takes.
  var cost: Int {
    let (pairs, overflow) = one.count.multipliedReportingOverflow(by: two.count * left.count)
    return overflow ? .max : pairs
  }

  private func targets(_ pair: Int) -> [Int] {
    let (state, other) = (pair / two.count * one.width, pair % two.count * two.width)
    return left.indices.map { Int(one.next[state + left[$0]]) * two.count + Int(two.next[other + right[$0]]) }
  }

  /// The pairs of states in which both can be after the same text.
  func reached() -> [(Int, Int)] {
    var seen = [Bool](repeating: false, count: one.count * two.count)
    var pending = [one.start * two.count + two.start]
    var all: [(Int, Int)] = []
    seen[pending[0]] = true
    while let pair = pending.popLast() {
      all.append((pair / two.count, pair % two.count))
      for target in targets(pair) where !seen[target] {
        seen[target] = true
        pending.append(target)
      }
    }
    return all
  }

  /// Of every pair of states, whether some text leads to one that is `wanted`.
  func finishing(in wanted: (Int, Int) -> Bool) -> [Bool] {
    let next = (0..<one.count * two.count).flatMap { targets($0).map(Int32.init) }
    return ReverseEdges(next, width: left.count).reaching { wanted($0 / two.count, $0 % two.count) }
  }
}
