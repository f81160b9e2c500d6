/// Makes the states of a deterministic automaton one at a time: each is a set of places of the program, with what came before where an
/// assertion may still ask for it.
struct Determinizer {
  /// No match can follow.
  static let dead = 0
  /// A match was found.
  static let match = 1

  let program: Program
  let alphabet: Alphabet
  /// Where the places of each state begin.
  private var offsets: [Int] = [0, 0, 0]
  private var places: [UInt32] = []
  private var contexts: [Alphabet.Kind] = [.other, .other]
  /// Whether an assertion about the next character is among the places.
  private var asks = [false, false]
  private var threads: Threads
  private var scratch: [UInt32] = []
  private var active: [UInt32] = []
  /// Open addressing: a state, or zero.
  private var slots = [Int32](repeating: 0, count: 64)
  /// How many places have been looked at, the measure of the work done.
  private(set) var work = 0

  init(_ program: Program, _ alphabet: Alphabet) {
    self.program = program
    self.alphabet = alphabet
    threads = Threads(program)
  }

  /// How many states there are, the two that are final among them.
  var count: Int { contexts.count }

  /// Bytes that the states take.
  var bytes: Int { places.count * 4 + offsets.count * 8 + contexts.count + slots.count * 4 }

  /// The state before the first character.
  mutating func start() -> Int {
    threads.clear()
    threads.add(UInt32(program.start), program, before: program.before, ahead: nil)
    return finish(before: program.before)
  }

  /// The state after a character of `column`, or after the end of the text.
  mutating func step(_ state: Int, _ column: Int) -> Int {
    if state <= Self.match { return state }
    let isEnd = column == alphabet.end
    let point = isEnd ? 0 : alphabet.representatives[column]
    let ahead = isEnd ? Alphabet.Kind.edge : Alphabet.Kind(point)
    if asks[state] {
      decide(state, ahead)
      if threads.hasMatched { return Self.match }
    }
    if isEnd { return Self.dead }
    threads.clear()
    if asks[state] {
      for place in active { advance(place, over: point, ahead) }
    } else {
      work += offsets[state + 1] - offsets[state]
      for index in offsets[state]..<offsets[state + 1] { advance(places[index], over: point, ahead) }
    }
    if !program.isAnchored { threads.add(UInt32(program.start), program, before: ahead, ahead: nil) }
    return finish(before: ahead)
  }

  @inline(__always)
  private mutating func advance(_ place: UInt32, over point: UInt32, _ ahead: Alphabet.Kind) {
    let instruction = program.instructions[Int(place)]
    if program.accepts(instruction, point) { threads.add(instruction.next, program, before: ahead, ahead: nil) }
  }

  /// Sets `active` to the places of `state` and to those behind assertions that hold.
  private mutating func decide(_ state: Int, _ ahead: Alphabet.Kind) {
    threads.clear()
    active.removeAll(keepingCapacity: true)
    for index in offsets[state]..<offsets[state + 1] { threads.add(places[index], program, before: contexts[state], ahead: ahead) }
    threads.each { active.append($0) }
    work += active.count
  }

  /// The state of what is in `threads`.
  private mutating func finish(before: Alphabet.Kind) -> Int {
    if threads.hasMatched { return Self.match }
    scratch.removeAll(keepingCapacity: true)
    var asksAhead = false
    threads.each { place in
      switch program.instructions[Int(place)].operation {
      case .point, .set: scratch.append(place)
      case .assertion(let assertion) where assertion.holds(before: .edge, ahead: nil) == nil:
        scratch.append(place)
        asksAhead = true
      case .match, .split, .assertion, .fail: break
      }
    }
    work += scratch.count + 1
    if scratch.isEmpty && program.isAnchored { return Self.dead }
    return intern(asksAhead ? context(before) : .other, asks: asksAhead)
  }

  /// What came before, as far as the program can tell it apart.
  private func context(_ before: Alphabet.Kind) -> Alphabet.Kind {
    let asserted = program.assertions
    switch before {
    case .edge where asserted.contains(.beginText) || asserted.contains(.beginLine): return .edge
    case .newline where asserted.contains(.beginLine): return .newline
    case .word where asserted.contains(.wordBoundary) || asserted.contains(.notWordBoundary): return .word
    default: return .other
    }
  }

  private mutating func intern(_ context: Alphabet.Kind, asks asksAhead: Bool) -> Int {
    var hash = UInt64(context.rawValue) &+ 0x9E37_79B9_7F4A_7C15
    for place in scratch { hash = (hash ^ UInt64(place)) &* 0x100_0000_01B3 ^ (hash >> 29) }
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      let state = Int(slots[slot])
      if contexts[state] == context, places[offsets[state]..<offsets[state + 1]].elementsEqual(scratch) { return state }
      slot = (slot + 1) & (slots.count - 1)
    }
    let state = contexts.count
    contexts.append(context)
    asks.append(asksAhead)
    places += scratch
    offsets.append(places.count)
    slots[slot] = Int32(state)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() }
    return state
  }

  /// The hash of each state from the third on.
  private var hashes: [UInt64] = []

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash & UInt64(slots.count - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index + 2)
    }
  }

  /// Forgets every state but the two that are final, and takes up `state` again under its new number.
  mutating func forget(keeping state: Int) -> Int {
    if state <= Self.match { return state }
    scratch = Array(places[offsets[state]..<offsets[state + 1]])
    let context = contexts[state]
    let asksAhead = asks[state]
    asks = [false, false]
    offsets = [0, 0, 0]
    places.removeAll(keepingCapacity: true)
    contexts = [.other, .other]
    hashes.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
    return intern(context, asks: asksAhead)
  }
}
