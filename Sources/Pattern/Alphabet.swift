/// The code points of a program in columns: those of a column take it from everywhere to the same places.
struct Alphabet: Sendable {
  /// What a code point is to an assertion beside it.
  enum Kind: UInt8, Sendable {
    case edge, newline, word, other

    init(_ point: UInt32) {
      switch point {
      case 10: self = .newline
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: self = .word
      default: self = .other
      }
    }
  }

  /// The column of each ASCII character.
  private(set) var ascii: [UInt16] = []
  /// A code point of each column.
  private(set) var representatives: [UInt32] = []
  /// Where stretches of the same column begin.
  private(set) var starts: [UInt32] = []
  /// The column of each stretch.
  private(set) var columns: [UInt16] = []

  /// The columns, and one for the end of the text.
  var width: Int { representatives.count + 1 }
  /// The column of the end of the text.
  var end: Int { representatives.count }

  /// The greatest number of stretches that is worth a table; nil from `init` above it.
  private static let limit = 1 << 14

  /// The greatest number of stretches times sets that is worth comparing.
  private static let workLimit = 1 << 22

  init?(_ program: Program) {
    var cuts: Set<UInt32> = [0, 0x80]
    for set in program.sets {
      for index in stride(from: 0, to: set.bounds.count, by: 2) {
        cuts.insert(set.bounds[index])
        cuts.insert(set.bounds[index + 1] + 1)
      }
      guard cuts.count < Self.limit else { return nil }
    }
    var points: Set<UInt32> = []
    for instruction in program.instructions {
      guard case .point(let point) = instruction.operation else { continue }
      points.insert(point)
      cuts.insert(point)
      cuts.insert(point + 1)
      guard cuts.count < Self.limit else { return nil }
    }
    var sets = program.sets
    let lines: Set<Syntax.Assertion> = [.beginLine, .endLine]
    let words: Set<Syntax.Assertion> = [.wordBoundary, .notWordBoundary]
    if !program.assertions.isDisjoint(with: lines) { sets.append(CharacterSet([10...10])) }
    if !program.assertions.isDisjoint(with: words) { sets.append(CharacterSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])) }
    for set in sets.dropFirst(program.sets.count) {
      for range in set.ranges {
        cuts.insert(range.lowerBound)
        cuts.insert(range.upperBound + 1)
      }
    }
    guard sets.count * cuts.count < Self.workLimit else { return nil }
    starts = cuts.filter { $0 <= CharacterSet.last }.sorted()
    columns = Self.columns(starts, sets, points)
    for (index, column) in columns.enumerated() where Int(column) == representatives.count { representatives.append(starts[index]) }
    ascii = (0..<128).map { columnOfStretch(UInt32($0)) }
  }

  /// Numbers stretches so that those in the same sets, and in no text of the program, share a number, in the order of their first.
  private static func columns(_ starts: [UInt32], _ sets: [CharacterSet], _ points: Set<UInt32>) -> [UInt16] {
    var ids = [Int](repeating: 0, count: starts.count)
    var count = 1
    for (index, start) in starts.enumerated() where points.contains(start) {
      ids[index] = count
      count += 1
    }
    for set in sets {
      // Splits each class in those within the set and those without.
      var inside: [Int: Int] = [:]
      var range = 0
      for (index, start) in starts.enumerated() {
        while range < set.bounds.count, set.bounds[range + 1] < start { range += 2 }
        guard range < set.bounds.count, set.bounds[range] <= start else { continue }
        if let known = inside[ids[index]] {
          ids[index] = known
        } else {
          inside[ids[index]] = count
          ids[index] = count
          count += 1
        }
      }
    }
    var numbers: [Int: UInt16] = [:]
    return ids.map { id in
      if let known = numbers[id] { return known }
      let number = UInt16(numbers.count)
      numbers[id] = number
      return number
    }
  }

  /// The column of a code point.
  func column(of point: UInt32) -> Int {
    Int(columnOfStretch(point))
  }

  private func columnOfStretch(_ point: UInt32) -> UInt16 {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= point { low = middle } else { high = middle }
    }
    return columns[low]
  }

  /// The columns that hold code points beyond ASCII.
  var beyondASCII: Set<Int> {
    Set(zip(starts, columns).filter { $0.0 >= 0x80 }.map { Int($0.1) })
  }

  /// The ASCII characters of a column.
  func asciiOnly(_ column: Int) -> [UInt8] {
    ascii.indices.filter { Int(ascii[$0]) == column }.map { UInt8($0) }
  }
}
