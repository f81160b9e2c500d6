extension Language {
  /// The texts that are not in it.
  public var complement: Language {
    if isEmpty { return .all }
    if isAll { return .none }
    var cells = next
    for index in 2 * width..<cells.count where cells[index] <= Int32(Self.full) { cells[index] = 1 - cells[index] }
    let flipped = accepting.enumerated().map { $0 <= Self.full ? $1 : !$1 }
    return Language(partition: partition, next: cells, accepting: flipped, start: start)
  }

  /// The texts that are in both.
  public func intersection(_ other: Language, within budget: Budget = .standard) throws(TooComplex) -> Language {
    if isEmpty || other.isAll { return self }
    if other.isEmpty || isAll { return other }
    let (partition, left, right) = Partition.joined(self.partition, other.partition)
    guard partition.starts.count <= Partition.limit else { throw TooComplex(budget: budget) }
    var builder = LanguageBuilder(partition)
    var pairs = Pairs(count, other.count)
    let first = pairs.number(start, other.start)
    let limit = budget.limit
    defer { budget.charge(partition.starts.count + pairs.count * partition.count) }
    while builder.count < pairs.count {
      let state = builder.count
      let (one, two) = pairs[state]
      builder.add(accepting: accepting[one] && other.accepting[two])
      for column in left.indices {
        let target = Int(next[one * width + left[column]])
        let otherTarget = Int(other.next[two * other.width + right[column]])
        guard target != Self.dead, otherTarget != Self.dead else { continue }
        builder.lead(state, column, to: pairs.number(target, otherTarget))
      }
      guard pairs.count <= budget.states, pairs.count * partition.count < limit else { throw TooComplex(budget: budget) }
    }
    return builder.language(from: first)
  }

  /// The texts that are in either.
  public func union(_ other: Language, within budget: Budget = .standard) throws(TooComplex) -> Language {
    try complement.intersection(other.complement, within: budget).complement
  }

  /// The texts that are in it and not in `other`.
  public func subtracting(_ other: Language, within budget: Budget = .standard) throws(TooComplex) -> Language {
    try intersection(other.complement, within: budget)
  }

  /// Whether `other` has every text that is in it.
  public func isSubset(of other: Language, within budget: Budget = .standard) throws(TooComplex) -> Bool {
    try isDisjoint(with: other.complement, within: budget)
  }

  /// Whether no text is in both. Looks no further than to the first that is.
  public func isDisjoint(with other: Language, within budget: Budget = .standard) throws(TooComplex) -> Bool {
    if isEmpty || other.isEmpty { return true }
    let (partition, left, right) = Partition.joined(self.partition, other.partition)
    guard partition.starts.count <= Partition.limit else { throw TooComplex(budget: budget) }
    var pairs = Pairs(count, other.count)
    var pending = [pairs.number(start, other.start)]
    var at = 0
    let limit = budget.limit
    defer { budget.charge(partition.starts.count + at * partition.count) }
    while let pair = pending.popLast() {
      if pair == Self.full { return false }
      let (one, two) = pairs[pair]
      // From every state but the dead one some way leads to where a text may end.
      if one == Self.full || two == Self.full || accepting[one] && other.accepting[two] { return false }
      at += 1
      for column in left.indices {
        let target = Int(next[one * width + left[column]])
        let otherTarget = Int(other.next[two * other.width + right[column]])
        guard target != Self.dead, otherTarget != Self.dead else { continue }
        let known = pairs.count
        let number = pairs.number(target, otherTarget)
        if number == known || number == Self.full { pending.append(number) }
      }
      guard pairs.count <= budget.states, at * partition.count < limit else { throw TooComplex(budget: budget) }
    }
    return true
  }

  /// Whether a text that begins with `beginning` is in it.
  public func canBegin(with beginning: String) -> Bool {
    var state = start
    for scalar in beginning.unicodeScalars {
      if state <= Self.full { break }
      state = Int(next[state * width + partition.index(of: scalar.value)])
    }
    return state != Self.dead
  }
}

/// Pairs of states, each numbered when it is first met, after the two that are final.
private struct Pairs {
  private let otherCount: Int
  /// By pair, where both languages are small.
  private var table: [Int32]
  private var numbers: [Int: Int32] = [:]
  private var met = [0, 0]

  private static let tableLimit = 1 << 17

  init(_ count: Int, _ otherCount: Int) {
    self.otherCount = otherCount
    table = [Int32](repeating: 0, count: count * otherCount <= Self.tableLimit ? count * otherCount : 0)
  }

  var count: Int { met.count }

  subscript(number: Int) -> (Int, Int) {
    (met[number] / otherCount, met[number] % otherCount)
  }

  /// The number of a pair, both not dead.
  mutating func number(_ one: Int, _ two: Int) -> Int {
    if one == Language.full && two == Language.full { return Language.full }
    let pair = one * otherCount + two
    let known = table.isEmpty ? numbers[pair, default: 0] : table[pair]
    if known > 0 { return Int(known) }
    let number = met.count
    met.append(pair)
    if table.isEmpty { numbers[pair] = Int32(number) } else { table[pair] = Int32(number) }
    return number
  }
}
