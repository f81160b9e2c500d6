/// How far a text comes in a pattern that does not match it.
public struct Reach: Sendable, Equatable {
  /// The length in UTF-8 of the longest beginning of the text that could still become a match if it went on otherwise.
  public let offset: Int
  /// What may come next there, if a match is to come of it.
  public let accepted: CharacterSet
  /// Whether a match would come of it if the text ended there.
  public let mayEnd: Bool
}

extension Pattern {
  /// How far `text` comes; nil when the pattern matches it, or is too large to say.
  ///
  /// Time is the product of both lengths and bounded; nothing is kept.
  public func reach(in text: String) -> Reach? {
    guard let syntax = try? Syntax(parsing: source) else { return nil }
    let simplified = Simplified(syntax)
    guard simplified.size <= ReachSearch.sizeLimit else { return nil }
    var search = ReachSearch(Program(simplified))
    return search.run(Array(text.utf8).span)
  }
}

/// Follows a text through a program, and keeps only those places from which a match can still be reached.
struct ReachSearch {
  /// Instructions of the largest program that is looked at.
  static let sizeLimit = 20_000
  /// Places that may be visited in all.
  private static let workLimit = 20_000_000

  private let program: Program
  private let prospects: Prospects
  private var seen: [Int]
  private var round = 0
  private var work = 0

  init(_ program: Program) {
    self.program = program
    prospects = Prospects(program)
    seen = [Int](repeating: 0, count: program.instructions.count)
  }

  mutating func run(_ text: borrowing Span<UInt8>) -> Reach? {
    var places = [UInt32(program.start)]
    var before = program.before
    var index = 0
    while work < Self.workLimit {
      let (point, length) = UTF8Decoding.decode(text, index)
      let ahead = index < text.count ? Alphabet.Kind(point) : .edge
      let reached = closure(of: places, before: before, ahead: ahead)
      if reached.contains(where: { program.instructions[Int($0)].operation == .match }) { return nil }
      let next = ahead == .edge ? [] : step(reached, over: point, ahead)
      if next.isEmpty { return reach(places, before, at: index) }
      places = next
      before = ahead
      index += max(1, length)
    }
    return nil
  }

  /// The places after `point` that still have prospects.
  private mutating func step(_ reached: [UInt32], over point: UInt32, _ kind: Alphabet.Kind) -> [UInt32] {
    round += 1
    var next: [UInt32] = []
    func add(_ place: UInt32, _ seen: inout [Int]) {
      guard seen[Int(place)] != round, prospects.hasAny(place, before: kind) else { return }
      seen[Int(place)] = round
      next.append(place)
    }
    for place in reached where program.accepts(program.instructions[Int(place)], point) {
      add(program.instructions[Int(place)].next, &seen)
    }
    if !program.isAnchored { add(UInt32(program.start), &seen) }
    return next
  }

  /// Where `places` go on without a character, `ahead` being what comes next.
  private mutating func closure(of places: [UInt32], before: Alphabet.Kind, ahead: Alphabet.Kind) -> [UInt32] {
    round += 1
    var out: [UInt32] = []
    func add(_ place: UInt32, _ seen: inout [Int]) {
      guard seen[Int(place)] != round else { return }
      seen[Int(place)] = round
      out.append(place)
    }
    for place in places { add(place, &seen) }
    var at = 0
    while at < out.count {
      let instruction = program.instructions[Int(out[at])]
      at += 1
      switch instruction.operation {
      case .split(let other):
        add(UInt32(other), &seen)
        add(instruction.next, &seen)
      case .assertion(let assertion): if assertion.holds(before: before, ahead: ahead) == true { add(instruction.next, &seen) }
      case .match, .point, .set, .fail: break
      }
    }
    work += out.count
    return out
  }

  private mutating func reach(_ places: [UInt32], _ before: Alphabet.Kind, at index: Int) -> Reach {
    // A match may also begin later, unless it is tied to the beginning.
    var accepted = program.isAnchored ? CharacterSet() : .all
    var mayEnd = false
    for ahead in Alphabet.Kind.all {
      for place in closure(of: places, before: before, ahead: ahead) {
        let instruction = program.instructions[Int(place)]
        switch instruction.operation {
        case .match where ahead == .edge: mayEnd = true
        case .match: accepted = accepted.union(ahead.members)
        case .point, .set:
          guard prospects.hasAny(instruction.next, before: ahead) else { continue }
          accepted = accepted.union(program.members(instruction, of: ahead))
        case .split, .assertion, .fail: break
        }
      }
    }
    return Reach(offset: index, accepted: accepted.subtracting(CharacterSet([0xD800...0xDFFF])), mayEnd: mayEnd)
  }
}
