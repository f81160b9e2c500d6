/// Runs a program on a text place by place: time is the product of both lengths, space that of the program alone.
struct Simulation {
  private let program: Program
  private var current: Threads
  private var next: Threads

  init(_ program: Program) {
    self.program = program
    current = Threads(program)
    next = Threads(program)
  }

  /// Whether the program matches somewhere in `text`, from `index` on.
  mutating func matches(_ text: borrowing Span<UInt8>, from index: Int) -> Bool {
    var index = index
    var before = program.before
    var isFirst = true
    current.clear()
    while true {
      let (point, length) = UTF8Decoding.decode(text, index)
      let ahead = index < text.count ? Alphabet.Kind(point) : .edge
      settle(before: before, ahead: ahead, beginning: isFirst || !program.isAnchored)
      isFirst = false
      if next.hasMatched { return true }
      guard index < text.count, step(over: point) || !program.isAnchored else { return false }
      index += max(1, length)
      before = ahead
    }
  }

  /// Sets `next` to where the places of `current`, and a match that begins here if one may, go on without a character.
  private mutating func settle(before: Alphabet.Kind, ahead: Alphabet.Kind, beginning: Bool) {
    next.clear()
    if beginning { next.add(UInt32(program.start), program, before: before, ahead: ahead) }
    current.each { next.add($0, program, before: before, ahead: ahead) }
  }

  /// Sets `current` to the places after `point`; the answer is whether there are any.
  private mutating func step(over point: UInt32) -> Bool {
    current.clear()
    var moved = false
    next.each { place in
      let instruction = program.instructions[Int(place)]
      guard program.accepts(instruction, point) else { return }
      current.mark(instruction.next)
      moved = true
    }
    return moved
  }
}

extension Program {
  /// Whether the instruction goes on over `point`.
  @inline(__always)
  func accepts(_ instruction: Instruction, _ point: UInt32) -> Bool {
    switch instruction.operation {
    case .point(let wanted): wanted == point
    case .set(let index): sets[index].contains(point)
    case .match, .split, .assertion, .fail: false
    }
  }
}
