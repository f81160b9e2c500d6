extension Language {
  /// The texts in which `pattern` matches somewhere: those for which `pattern.matches` says yes.
  public init(matching pattern: Pattern, within budget: Budget = .standard) throws(TooComplex) {
    let matcher = pattern.matcher
    let prefix = String(decoding: matcher.prefix, as: UTF8.self).unicodeScalars.map(\.value)
    if matcher.isExact {
      try self.init(beginning: prefix, then: .end, within: budget)
      return
    }
    guard let alphabet = Alphabet(matcher.program) else { throw TooComplex(budget: budget) }
    var cost = 0
    var determinizer = Determinizer(matcher.program, alphabet)
    let limit = budget.limit
    defer { budget.charge(determinizer.work + cost) }
    let own = Partition.of(alphabet)
    let (partition, _, classes) = Partition.joined(Partition(points: Set(prefix)), own.partition)
    guard partition.starts.count <= Partition.limit, prefix.count < budget.states,
      (prefix.count + 1) * partition.count < limit
    else { throw TooComplex(budget: budget) }
    cost = partition.starts.count + prefix.count * partition.count
    var builder = LanguageBuilder(partition)
    let first = determinizer.start()
    // Every step clears the places of the program, a word for 64 of them.
    let stepCost = 1 + matcher.program.instructions.count / 64
    var targets = [Int](repeating: 0, count: alphabet.width)
    var state = Language.full + 1
    while state < determinizer.count {
      for column in targets.indices {
        cost += stepCost
        guard determinizer.work + cost < limit else { throw TooComplex(budget: budget) }
        targets[column] = determinizer.step(state, column)
      }
      guard determinizer.count + prefix.count <= budget.states else { throw TooComplex(budget: budget) }
      cost += partition.count
      builder.add(accepting: targets[alphabet.end] == Determinizer.match)
      for column in classes.indices { builder.lead(state, column, to: targets[own.columns[classes[column]]]) }
      state += 1
    }
    let start = builder.prepend(prefix, to: first)
    self = builder.language(from: start)
  }

  /// What may follow a text.
  enum Continuation {
    case end, anything
  }

  /// The texts that begin with `points` and go on as `continuation` says.
  init(beginning points: [UInt32], then continuation: Continuation, within budget: Budget) throws(TooComplex) {
    let partition = Partition(points: Set(points))
    let cost = (points.count + 1) * partition.count
    guard partition.starts.count <= Partition.limit, points.count < budget.states, cost < budget.limit
    else { throw TooComplex(budget: budget) }
    budget.charge(cost)
    var builder = LanguageBuilder(partition)
    var last = Language.full
    if case .end = continuation {
      last = builder.count
      builder.add(accepting: true)
    }
    let start = builder.prepend(points, to: last)
    self = builder.language(from: start)
  }

  /// The one text.
  public init(exactly text: String, within budget: Budget = .standard) throws(TooComplex) {
    try self.init(beginning: text.unicodeScalars.map(\.value), then: .end, within: budget)
  }

  /// The texts that begin with `text`.
  public init(startingWith text: String, within budget: Budget = .standard) throws(TooComplex) {
    try self.init(beginning: text.unicodeScalars.map(\.value), then: .anything, within: budget)
  }

  /// The texts whose scalars are all of `set`, the empty text among them.
  public init(zeroOrMore set: CharacterSet) {
    self.init(set, isEmptyIn: true)
  }

  /// The texts whose scalars are all of `set`, without the empty text.
  public init(oneOrMore set: CharacterSet) {
    self.init(set, isEmptyIn: false)
  }

  private init(_ set: CharacterSet, isEmptyIn: Bool) {
    var builder = LanguageBuilder(Partition(set))
    let (first, loop) = (builder.count, builder.count + 1)
    builder.add(accepting: isEmptyIn)
    builder.add(accepting: true)
    for stretch in builder.partition.starts.indices where set.contains(builder.partition.starts[stretch]) {
      for state in [first, loop] { builder.lead(state, Int(builder.partition.classes[stretch]), to: loop) }
    }
    self = builder.language(from: first)
  }
}

extension LanguageBuilder {
  /// Adds the states of `points` one after the other, then `target`; the answer is the first of them.
  mutating func prepend(_ points: [UInt32], to target: Int) -> Int {
    var target = target
    for point in points.reversed() {
      add(accepting: false)
      lead(count - 1, partition.index(of: point), to: target)
      target = count - 1
    }
    return target
  }
}
