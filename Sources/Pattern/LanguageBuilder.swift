/// The states of a language on their way: any automaton goes in, and out comes one whose states can all be reached and are all undecided,
/// but for the two that are final.
struct LanguageBuilder {
  let partition: Partition
  private(set) var next: [Int32]
  private(set) var accepting = [false, true]

  init(_ partition: Partition) {
    self.partition = partition
    next = [Int32](repeating: Int32(Language.dead), count: partition.count)
    next += [Int32](repeating: Int32(Language.full), count: partition.count)
  }

  var width: Int { partition.count }
  var count: Int { accepting.count }

  /// Adds a state, with which every scalar leads to `target` for now.
  mutating func add(accepting isAccepting: Bool, to target: Int = Language.dead) {
    accepting.append(isAccepting)
    next += repeatElement(Int32(target), count: width)
  }

  /// Makes scalars of class `column` lead from `state` to `target`.
  mutating func lead(_ state: Int, _ column: Int, to target: Int) {
    next[state * width + column] = Int32(target)
  }

  /// The language of what is accepted from `start` on.
  func language(from start: Int) -> Language {
    let edges = ReverseEdges(next, width: width)
    let canAccept = edges.reaching { accepting[$0] }
    let canRefuse = edges.reaching { !accepting[$0] }
    func settled(_ state: Int) -> Int? {
      canAccept[state] ? canRefuse[state] ? nil : Language.full : Language.dead
    }
    if let final = settled(start) { return final == Language.full ? .all : .none }
    var numbers = [Int32](repeating: -1, count: count)
    var order = [Language.dead, Language.full]
    func number(_ state: Int) -> Int32 {
      if numbers[state] >= 0 { return numbers[state] }
      if let final = settled(state) {
        numbers[state] = Int32(final)
      } else {
        numbers[state] = Int32(order.count)
        order.append(state)
      }
      return numbers[state]
    }
    _ = number(start)
    var cells: [Int32] = Array(next.prefix(2 * width))
    cells.reserveCapacity(next.count)
    var at = 2
    while at < order.count {
      let row = order[at] * width
      for column in 0..<width { cells.append(number(Int(next[row + column]))) }
      at += 1
    }
    return Language(partition: partition, next: cells, accepting: order.map { accepting[$0] }, start: Language.full + 1)
  }
}

/// Which states lead to a state at once, one entry for each way there.
struct ReverseEdges {
  private let offsets: [Int32]
  private let sources: [Int32]

  init(_ next: [Int32], width: Int) {
    let count = next.count / width
    var offsets = [Int32](repeating: 0, count: count + 1)
    Self.eachEdge(next, width) { offsets[$1 + 1] += 1 }
    for state in 0..<count { offsets[state + 1] += offsets[state] }
    var sources = [Int32](repeating: 0, count: Int(offsets[count]))
    var places = offsets
    Self.eachEdge(next, width) { source, target in
      sources[Int(places[target])] = Int32(source)
      places[target] += 1
    }
    self.offsets = offsets
    self.sources = sources
  }

  /// A row is mostly runs of the same, so that one entry a run is few.
  @inline(__always)
  private static func eachEdge(_ next: [Int32], _ width: Int, _ say: (_ source: Int, _ target: Int) -> Void) {
    for state in 0..<next.count / width {
      var before: Int32 = -1
      for index in state * width..<(state + 1) * width where next[index] != before {
        before = next[index]
        say(state, Int(before))
      }
    }
  }

  /// The states that lead to `state`.
  func sources(of state: Int) -> ArraySlice<Int32> {
    sources[Int(offsets[state])..<Int(offsets[state + 1])]
  }

  /// Which states lead, in any number of steps, to one that is `wanted`.
  func reaching(_ wanted: (Int) -> Bool) -> [Bool] {
    var found = (0..<offsets.count - 1).map(wanted)
    var pending = found.indices.filter { found[$0] }
    while let state = pending.popLast() {
      for source in sources(of: state) where !found[Int(source)] {
        found[Int(source)] = true
        pending.append(Int(source))
      }
    }
    return found
  }
}
