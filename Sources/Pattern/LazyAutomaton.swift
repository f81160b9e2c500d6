/// A deterministic automaton whose states are made as texts ask for them, within a bound: where they are too many, the oldest go.
struct LazyAutomaton {
  private var determinizer: Determinizer
  /// The next state by state and column; -1 where nobody has asked.
  private var next: [Int32]
  private let width: Int
  /// The state before the first character, while it is known.
  private var start: Int?
  /// The bytes that the states have served in earlier texts.
  private var served = 0

  /// The bytes that states may take before they are forgotten.
  private let limit: Int
  /// States that serve fewer bytes than this each are not worth making.
  private static let leastUse = 10

  init(_ determinizer: Determinizer, limit: Int = 4 << 20) {
    self.limit = limit
    self.determinizer = determinizer
    width = determinizer.alphabet.width
    next = [Int32](repeating: -1, count: determinizer.count * width)
  }

  /// Whether the automaton accepts somewhere in `text`, from `index` on; nil where making states does not pay.
  mutating func matches(_ text: borrowing Span<UInt8>, from index: Int) -> Bool? {
    var state = start ?? determinizer.start()
    start = state
    var index = index
    var since = index
    defer { served += index - since }
    while true {
      if state <= Determinizer.match { return state == Determinizer.match }
      let column: Int
      var length = 1
      if index >= text.count {
        column = determinizer.alphabet.end
      } else if text[index] < 0x80 {
        column = Int(determinizer.alphabet.ascii[Int(text[index])])
      } else {
        let decoded = UTF8Decoding.decode(text, index)
        column = determinizer.alphabet.column(of: decoded.point)
        length = max(1, decoded.length)
      }
      let cell = state * width + column
      if cell < next.count, next[cell] >= 0 {
        state = Int(next[cell])
      } else {
        if determinizer.bytes + next.count * 4 > limit {
          if served + index - since < determinizer.count * Self.leastUse { return nil }
          served = 0
          since = index
          start = nil
          state = determinizer.forget(keeping: state)
          next.removeAll(keepingCapacity: true)
        }
        let from = state
        state = determinizer.step(from, column)
        let missing = determinizer.count * width - next.count
        if missing > 0 { next.append(contentsOf: repeatElement(-1, count: missing)) }
        next[from * width + column] = Int32(state)
      }
      if index >= text.count { return state == Determinizer.match }
      index += length
    }
  }
}
