/// The places where a program is at once, between two characters: a bit for each instruction.
struct Threads {
  /// Words of 64 instructions.
  private var bits: [UInt64]
  /// The words that have been touched.
  private var first = Int.max
  private var last = -1
  private var pending: [UInt32] = []
  /// Whether the end of the program is among the places.
  private(set) var hasMatched = false

  init(_ program: Program) {
    bits = [UInt64](repeating: 0, count: (program.instructions.count + 63) / 64)
  }

  mutating func clear() {
    if first <= last { for index in first...last { bits[index] = 0 } }
    first = Int.max
    last = -1
    hasMatched = false
  }

  /// Adds `place` and where it goes on without a character. An assertion about the character before is decided here; one about the
  /// character ahead too where that is known, else it stays among the places.
  mutating func add(_ place: UInt32, _ program: borrowing Program, before: Alphabet.Kind, ahead: Alphabet.Kind?) {
    push(place)
    while let place = pending.popLast() {
      let instruction = program.instructions[Int(place)]
      switch instruction.operation {
      case .match: hasMatched = true
      case .split(let other):
        push(UInt32(other))
        push(instruction.next)
      case .assertion(let assertion):
        if assertion.holds(before: before, ahead: ahead) == true { push(instruction.next) }
      case .point, .set, .fail: break
      }
    }
  }

  /// Adds `place` alone.
  @inline(__always)
  mutating func mark(_ place: UInt32) {
    let word = Int(place >> 6)
    touch(word)
    bits[word] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  private mutating func touch(_ word: Int) {
    if word < first { first = word }
    if word > last { last = word }
  }

  @inline(__always)
  private mutating func push(_ place: UInt32) {
    let word = Int(place >> 6)
    let bit: UInt64 = 1 << UInt64(place & 63)
    guard bits[word] & bit == 0 else { return }
    touch(word)
    bits[word] |= bit
    pending.append(place)
  }

  /// Says each place, in order.
  @inline(__always)
  func each(_ say: (UInt32) -> Void) {
    guard first <= last else { return }
    for index in first...last {
      var word = bits[index]
      while word != 0 {
        say(UInt32(index * 64 + word.trailingZeroBitCount))
        word &= word - 1
      }
    }
  }
}

extension Syntax.Assertion {
  /// Whether it holds between two characters, as far as that is known.
  @inline(__always)
  func holds(before: Alphabet.Kind, ahead: Alphabet.Kind?) -> Bool? {
    switch self {
    case .beginText: before == .edge
    case .beginLine: before == .edge || before == .newline
    case .endText, .dollar: ahead.map { $0 == .edge }
    case .endLine: ahead.map { $0 == .edge || $0 == .newline }
    case .wordBoundary: ahead.map { ($0 == .word) != (before == .word) }
    case .notWordBoundary: ahead.map { ($0 == .word) == (before == .word) }
    }
  }
}
