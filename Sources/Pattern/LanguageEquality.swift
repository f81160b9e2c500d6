extension Language: Equatable {
  /// Whether the same texts are in both, however they were made; time grows with the sum of both.
  ///
  /// Hopcroft and Karp, A linear algorithm for testing equivalence of finite automata (1971).
  public static func == (one: Language, two: Language) -> Bool {
    let (partition, left, right) = Partition.joined(one.partition, two.partition)
    var sets = Array(0..<one.count + two.count)
    func find(_ state: Int) -> Int {
      var state = state
      while sets[state] != state {
        sets[state] = sets[sets[state]]
        state = sets[state]
      }
      return state
    }
    var pending = [(one.start, two.start)]
    while let (state, other) = pending.popLast() {
      // Of the states of a language only the final ones are decided.
      if state <= full || other <= full {
        if state != other { return false }
        continue
      }
      if one.accepting[state] != two.accepting[other] { return false }
      let (root, otherRoot) = (find(state), find(one.count + other))
      if root == otherRoot { continue }
      sets[root] = otherRoot
      for column in 0..<partition.count {
        pending.append((Int(one.next[state * one.width + left[column]]), Int(two.next[other * two.width + right[column]])))
      }
    }
    return true
  }
}
