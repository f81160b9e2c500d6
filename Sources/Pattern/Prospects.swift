/// From which places of a program a match can be reached, by what stands before and after the place.
struct Prospects {
  /// By place, kind before and kind ahead.
  private var reaches: [Bool]

  init(_ program: Program) {
    let kinds = Alphabet.Kind.all
    reaches = [Bool](repeating: false, count: program.instructions.count * 16)
    var sources = [[UInt32]](repeating: [], count: program.instructions.count)
    var pending: [(place: UInt32, before: Alphabet.Kind, ahead: Alphabet.Kind)] = []
    func mark(_ place: UInt32, _ before: Alphabet.Kind, _ ahead: Alphabet.Kind, _ reaches: inout [Bool]) {
      let index = Self.index(place, before, ahead)
      guard !reaches[index] else { return }
      reaches[index] = true
      pending.append((place, before, ahead))
    }
    for (place, instruction) in program.instructions.enumerated() {
      switch instruction.operation {
      case .match: for before in kinds { for ahead in kinds { mark(UInt32(place), before, ahead, &reaches) } }
      case .fail: break
      case .split(let other):
        sources[other].append(UInt32(place))
        sources[Int(instruction.next)].append(UInt32(place))
      case .point, .set, .assertion: sources[Int(instruction.next)].append(UInt32(place))
      }
    }
    let sets = program.sets.map { set in kinds.map { !set.intersection($0.members).isEmpty } }
    while let (place, before, ahead) = pending.popLast() {
      for source in sources[Int(place)] {
        switch program.instructions[Int(source)].operation {
        case .split: mark(source, before, ahead, &reaches)
        case .assertion(let assertion):
          if assertion.holds(before: before, ahead: ahead) == true { mark(source, before, ahead, &reaches) }
        case .point(let point):
          if Alphabet.Kind(point) == before { for earlier in kinds { mark(source, earlier, before, &reaches) } }
        case .set(let set):
          if sets[set][Int(before.rawValue)] { for earlier in kinds { mark(source, earlier, before, &reaches) } }
        case .match, .fail: break
        }
      }
    }
  }

  /// Whether a match can come of being at `place` after a character of kind `before`.
  func hasAny(_ place: UInt32, before: Alphabet.Kind) -> Bool {
    Alphabet.Kind.all.contains { reaches[Self.index(place, before, $0)] }
  }

  private static func index(_ place: UInt32, _ before: Alphabet.Kind, _ ahead: Alphabet.Kind) -> Int {
    (Int(place) * 4 + Int(before.rawValue)) * 4 + Int(ahead.rawValue)
  }
}

extension Alphabet.Kind {
  /// In the order of their numbers.
  static let all: [Alphabet.Kind] = [.edge, .newline, .word, .other]

  private static let words = CharacterSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  private static let lineFeed = CharacterSet([10...10])
  private static let others = words.union(lineFeed).inverted

  /// The characters of this kind.
  var members: CharacterSet {
    switch self {
    case .edge: CharacterSet()
    case .newline: Self.lineFeed
    case .word: Self.words
    case .other: Self.others
    }
  }
}

extension Program {
  /// What an instruction goes on over, as far as it is of `kind`.
  func members(_ instruction: Instruction, of kind: Alphabet.Kind) -> CharacterSet {
    switch instruction.operation {
    case .point(let point): Alphabet.Kind(point) == kind ? CharacterSet([point...point]) : CharacterSet()
    case .set(let index): sets[index].intersection(kind.members)
    case .match, .split, .assertion, .fail: CharacterSet()
    }
  }
}

extension CharacterSet {
  /// The code points that are in both.
  func intersection(_ other: CharacterSet) -> CharacterSet {
    subtracting(other.inverted)
  }
}
