/// A set of texts, each a string of Unicode scalars: those that a pattern admits, or what unions, intersections and differences make of
/// such. Held as a deterministic automaton, so that every question about it has an answer; making one is bounded by a `Budget`.
public struct Language: Sendable {
  /// After this nothing is accepted, whatever follows; no other state is so.
  static let dead = 0
  /// After this everything is accepted; no other state is so.
  static let full = 1

  let partition: Partition
  /// The next state, by state and class of the scalar.
  let next: [Int32]
  /// Whether the text may end, by state.
  let accepting: [Bool]
  let start: Int

  /// How many classes of scalars it tells apart.
  var width: Int { partition.count }
  /// How many states it has, the two that are final among them.
  var count: Int { accepting.count }

  init(partition: Partition, next: [Int32], accepting: [Bool], start: Int) {
    self.partition = partition
    self.next = next
    self.accepting = accepting
    self.start = start
  }

  /// Every text.
  public static let all = Language(partition: .whole, next: [0, 1], accepting: [false, true], start: full)
  /// No text, not even the empty one.
  public static let none = Language(partition: .whole, next: [0, 1], accepting: [false, true], start: dead)

  /// Whether there is no text in it.
  public var isEmpty: Bool { start == Self.dead }
  /// Whether every text is in it.
  public var isAll: Bool { start == Self.full }

  /// Whether `text` is in it.
  public func contains(_ text: String) -> Bool {
    var state = start
    for scalar in text.unicodeScalars {
      if state <= Self.full { break }
      state = Int(next[state * width + partition.index(of: scalar.value)])
    }
    return accepting[state]
  }

  /// Whether it has an end: no way leads back to a state, and none to where everything is accepted.
  public var isFinite: Bool {
    if start <= Self.full { return start == Self.dead }
    var entries = [Int](repeating: 0, count: count)
    for cell in next.dropFirst(2 * width) { entries[Int(cell)] += 1 }
    guard entries[Self.full] == 0 else { return false }
    // What can be taken away state by state, none of them entered from those that are left, has no circle.
    var pending = entries[start] == 0 ? [start] : []
    var taken = 0
    while let state = pending.popLast() {
      taken += 1
      for column in 0..<width {
        let target = Int(next[state * width + column])
        entries[target] -= 1
        if target > Self.full && entries[target] == 0 { pending.append(target) }
      }
    }
    return taken == count - 2
  }

  /// The text that is the only one in it; nil where there are none or more.
  public var onlyText: String? {
    guard isFinite else { return nil }
    var state = start
    var text = ""
    while state != Self.dead {
      let ways = partition.starts.indices.filter { next[state * width + Int(partition.classes[$0])] != Self.dead }
      if ways.isEmpty { return text }
      guard !accepting[state], ways.count == 1, let way = ways.first, partition.members(of: way).count == 1,
        let scalar = Unicode.Scalar(partition.starts[way])
      else { return nil }
      text.unicodeScalars.append(scalar)
      state = Int(next[state * width + Int(partition.classes[way])])
    }
    return nil
  }
}
