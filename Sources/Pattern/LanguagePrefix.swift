extension Language {
  /// Its texts, each with `prefix` before it.
  public func following(_ prefix: String, within budget: Budget = .standard) throws(TooComplex) -> Language {
    if isEmpty { return self }
    let points = prefix.unicodeScalars.map(\.value)
    let (partition, _, columns) = Partition.joined(Partition(points: Set(points)), self.partition)
    let states = count + points.count
    guard partition.starts.count <= Partition.limit, states <= budget.states, states * partition.count < budget.steps else {
      throw TooComplex(budget: budget)
    }
    var builder = LanguageBuilder(partition)
    for state in 2..<count {
      builder.add(accepting: accepting[state])
      for column in columns.indices { builder.lead(state, column, to: Int(next[state * width + columns[column]])) }
    }
    let first = builder.prepend(points, to: start)
    return builder.language(from: first)
  }
}
