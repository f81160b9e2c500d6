/// Lays out a simplified pattern from its end to its start, so that every instruction knows the next when it is written.
struct Compiler {
  private(set) var instructions: [Program.Instruction] = []
  private(set) var sets: [CharacterSet] = []
  private(set) var assertions: Set<Syntax.Assertion> = []
  private var setNumbers: [CharacterSet: Int] = [:]
  private var lastSet: (set: CharacterSet, number: Int)?

  init(size: Int) {
    instructions.reserveCapacity(size + 1)
    instructions.append(Program.Instruction(.match))
  }

  /// Where the program starts that matches what `part` does.
  mutating func compile(_ part: Simplified) -> Int {
    compile(part, next: 0)
  }

  private mutating func compile(_ part: Simplified, next: Int) -> Int {
    switch part {
    case .nothing: return emit(.fail, next: next)
    case .empty: return next
    case .points(let points): return points.reversed().reduce(next) { emit(.point($1), next: $0) }
    case .set(let set): return emit(.set(number(of: set)), next: next)
    case .assertion(let assertion):
      assertions.insert(assertion)
      return emit(.assertion(assertion), next: next)
    case .sequence(let parts): return parts.reversed().reduce(next) { compile($1, next: $0) }
    case .choice(let parts):
      let entries = parts.reversed().map { compile($0, next: next) }
      return entries.dropFirst().reduce(entries[0]) { emit(.split($0), next: $1) }
    case .loop(let body, let atLeastOnce):
      let again = emit(.split(next), next: next)
      let entry = compile(body, next: again)
      instructions[again].next = UInt32(entry)
      return atLeastOnce ? entry : again
    case .copies(let body, let required, let optional):
      var entry = next
      for _ in 0..<optional {
        let more = compile(body, next: entry)
        entry = emit(.split(next), next: more)
      }
      for _ in 0..<required { entry = compile(body, next: entry) }
      return entry
    }
  }

  private mutating func emit(_ operation: Program.Operation, next: Int) -> Int {
    instructions.append(Program.Instruction(operation, next: next))
    return instructions.count - 1
  }

  /// The number of a set. The last one asked for is compared first, which takes no time when it is a copy, as those of repeats are.
  private mutating func number(of set: CharacterSet) -> Int {
    if let lastSet, lastSet.set == set { return lastSet.number }
    let number = setNumbers[set] ?? sets.count
    if number == sets.count {
      sets.append(set)
      setNumbers[set] = number
    }
    lastSet = (set, number)
    return number
  }
}

extension Simplified {
  /// How many instructions it takes.
  var size: Int {
    switch self {
    case .empty: 0
    case .nothing, .set, .assertion: 1
    case .points(let points): points.count
    case .sequence(let parts): parts.reduce(0) { $0 + $1.size }
    case .choice(let parts): parts.reduce(parts.count - 1) { $0 + $1.size }
    case .loop(let body, _): 1 + body.size
    case .copies(let body, let required, let optional): (required + optional) * body.size + optional
    }
  }
}
