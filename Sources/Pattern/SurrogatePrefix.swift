/// How Go treats a surrogate, which `\x{D800}` can put into a pattern: no text holds one, so it matches nothing, but where Go's one-pass
/// matcher compares the text that a pattern begins with as bytes, the surrogate has been encoded as U+FFFD and matches that.
struct SurrogatePrefix {
  /// How many code points after the `^` are compared as bytes.
  private var length = 0
  private var isOpen = true

  /// How many code points of `syntax`, counted after its leading `^`, are compared as bytes; zero where the one-pass matcher is not used.
  static func length(_ syntax: Syntax, _ program: Program) -> Int {
    guard case .concatenation(let parts) = syntax.element, parts.first?.element == .assertion(.beginText), program.isOnePass else {
      return 0
    }
    var prefix = SurrogatePrefix()
    for part in parts.dropFirst() { prefix.add(part) }
    return prefix.length
  }

  private mutating func add(_ syntax: Syntax) {
    guard isOpen else { return }
    switch syntax.element {
    case .literal(let literal):
      for point in literal.points {
        guard !literal.folded || CaseFolding.simpleFold(point) == point, point != UTF8Decoding.replacement else {
          isOpen = false
          return
        }
        length += 1
      }
    case .concatenation(let parts): for part in parts { add(part) }
    case .repeated(let inner, .plus, _): add(inner, times: 1, thenMore: true)
    case .repeated(let inner, .counted(let minimum, let maximum), _) where minimum > 0:
      add(inner, times: minimum, thenMore: maximum != minimum)
    case .empty: isOpen = length == 0
    default: isOpen = false
    }
  }

  private mutating func add(_ inner: Syntax, times: Int, thenMore: Bool) {
    for _ in 0..<times { add(inner) }
    if thenMore { isOpen = false }
  }
}

extension Simplified {
  /// Whether a surrogate is among the texts.
  var hasSurrogate: Bool {
    switch self {
    case .points(let points): points.contains { Unicode.Scalar($0) == nil }
    case .sequence(let parts), .choice(let parts): parts.contains(where: \.hasSurrogate)
    case .loop(let body, _), .copies(let body, _, _): body.hasSurrogate
    default: false
    }
  }
}

extension Program {
  /// Go's limit for trying.
  private static let onePassLimit = 1000

  /// Whether Go would match it in one pass: anchored at both ends, and at each split the next character says which way to go.
  var isOnePass: Bool {
    guard instructions.count < Self.onePassLimit else { return false }
    for instruction in instructions {
      switch instruction.operation {
      case .point, .set: if instruction.next == 0 { return false }
      case .assertion(let assertion): if instruction.next == 0, assertion != .endText { return false }
      case .split(let other):
        if instruction.next == 0 || other == 0 { return false }
        let one = firsts(Int(instruction.next))
        let two = firsts(other)
        if one.matches && two.matches || one.set.inverted.union(two.set.inverted) != .all { return false }
      case .match, .fail: break
      }
    }
    return true
  }

  /// The characters that can come next at `place`, and whether the end of the program can be reached without any.
  private func firsts(_ place: Int) -> (set: CharacterSet, matches: Bool) {
    var collected = CharacterSet.Collected()
    var matches = false
    var seen: Set<Int> = []
    var pending = [place]
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      let next = Int(instructions[place].next)
      switch instructions[place].operation {
      case .match: matches = true
      case .fail: break
      case .point(let point): collected.add(point, point)
      case .set(let index): collected.add(sets[index])
      case .split(let other): pending += [next, other]
      case .assertion: pending.append(next)
      }
    }
    return (collected.set, matches)
  }
}
