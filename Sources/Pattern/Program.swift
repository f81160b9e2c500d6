/// A nondeterministic automaton over code points, eight bytes an instruction.
struct Program: Sendable {
  /// What an instruction does, with what it needs beside the place of the next.
  enum Operation: Equatable {
    case match
    /// Goes on after this code point.
    case point(UInt32)
    /// Goes on after a code point of this set.
    case set(Int)
    /// Goes on at the next and at this instruction.
    case split(Int)
    /// Goes on where this holds.
    case assertion(Syntax.Assertion)
    /// Never goes on.
    case fail
  }

  /// An operation and its operand in one word, and the next instruction.
  struct Instruction: Sendable {
    fileprivate var word: UInt32
    var next: UInt32

    init(_ operation: Operation, next: Int = 0) {
      word =
        switch operation {
        case .match: 0
        case .point(let point): 1 << 28 | point
        case .set(let index): 2 << 28 | UInt32(index)
        case .split(let other): 3 << 28 | UInt32(other)
        case .assertion(let assertion): 4 << 28 | assertion.rawValue
        case .fail: 5 << 28
        }
      self.next = UInt32(next)
    }

    @inline(__always)
    var operation: Operation {
      let operand = word & 0x0FFF_FFFF
      switch word >> 28 {
      case 0: return .match
      case 1: return .point(operand)
      case 2: return .set(Int(operand))
      case 3: return .split(Int(operand))
      case 4: return Syntax.Assertion(rawValue: operand).map { .assertion($0) } ?? .fail
      default: return .fail
      }
    }
  }

  var instructions: [Instruction]
  /// The sets that instructions name, each once.
  var sets: [CharacterSet]
  var start: Int
  /// Whether a match can begin at the beginning of the text only.
  var isAnchored: Bool
  /// What the program asserts.
  var assertions: Set<Syntax.Assertion>

  /// What stands before the place where a match begins first.
  var before: Alphabet.Kind

  /// The program of the whole pattern, or of what follows a character of kind `before` that every match begins with.
  init(_ simplified: Simplified, after before: Alphabet.Kind = .edge) {
    self.before = before
    var compiler = Compiler(size: simplified.size)
    start = compiler.compile(simplified)
    instructions = compiler.instructions
    sets = compiler.sets
    assertions = compiler.assertions
    isAnchored = before != .edge || simplified.isAnchored
  }
}

extension Program: CustomStringConvertible {
  /// An instruction a line, the start marked.
  var description: String {
    instructions.enumerated().map { index, instruction in
      let mark = index == start ? ">" : " "
      let next = instruction.next
      let text =
        switch instruction.operation {
        case .match: "match"
        case .fail: "fail"
        case .point(let point): "point \(Syntax.dumped(point)) -> \(next)"
        case .set(let set): "set " + sets[set].ranges.map(Syntax.dumped).joined(separator: " ") + " -> \(next)"
        case .split(let other): "split -> \(next), \(other)"
        case .assertion(let assertion): Syntax.dumped(assertion) + " -> \(next)"
        }
      return "\(mark)\(index) \(text)"
    }.joined(separator: "\n")
  }
}
