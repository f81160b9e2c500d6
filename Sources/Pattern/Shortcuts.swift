/// A state that need not look at its table for every byte.
enum Shortcut: Sendable {
  /// Stays where it is for these bytes.
  case run([Bool])
  /// Goes on with this text only, to the row after it.
  case text([UInt8], after: Int)
}

/// Finds the states that have a shortcut, and renumbers all so that those come right after the two that are final.
struct Shortcuts {
  /// The states by state and column, in the new numbers.
  private(set) var cells: [Int]
  /// Those of the states from the third on.
  private(set) var shortcuts: [Shortcut] = []
  private var numbers: [Int]

  /// Shorter texts are as quick through the table.
  private static let shortestText = 3
  /// Fewer bytes that stay are not worth the test.
  private static let fewestBytes = 6

  init(cells old: [Int], alphabet: Alphabet) {
    let width = alphabet.width
    let count = old.count / width
    var letters = [UInt8?](repeating: nil, count: width)
    let beyond = alphabet.beyondASCII
    for column in 0..<alphabet.end where !beyond.contains(column) {
      let members = alphabet.asciiOnly(column)
      letters[column] = members.count == 1 ? members.first : nil
    }

    /// The only character that leads on from a state, and where to.
    func only(_ state: Int) -> (letter: UInt8, next: Int)? {
      guard state > Determinizer.match else { return nil }
      var found: (UInt8, Int)?
      for column in 0..<width where old[state * width + column] != Determinizer.dead {
        guard found == nil, let letter = letters[column] else { return nil }
        found = (letter, old[state * width + column])
      }
      return found
    }

    let ways = (0..<count).map(only)
    var special: [(state: Int, shortcut: Shortcut)] = []
    for state in 2..<max(2, count) {
      var text: [UInt8] = []
      var at = state
      while let way = ways[at], text.count < count {
        text.append(way.letter)
        at = way.next
      }
      if text.count >= Self.shortestText {
        special.append((state, .text(text, after: at)))
      } else if let run = Self.run(state, old, width, alphabet, beyond) {
        special.append((state, .run(run)))
      }
    }
    numbers = [0, 1] + [Int](repeating: 0, count: max(0, count - 2))
    var order = [0, 1]
    for entry in special {
      numbers[entry.state] = order.count
      order.append(entry.state)
    }
    let isSpecial = Set(special.map(\.state))
    for state in 2..<max(2, count) where !isSpecial.contains(state) {
      numbers[state] = order.count
      order.append(state)
    }
    cells = []
    cells.reserveCapacity(old.count)
    for state in order { for column in 0..<width { cells.append(numbers[old[state * width + column]]) } }
    for entry in special {
      if case .text(let text, let after) = entry.shortcut {
        shortcuts.append(.text(text, after: numbers[after] * width))
      } else {
        shortcuts.append(entry.shortcut)
      }
    }
  }

  /// The new number of a state.
  func number(of state: Int) -> Int { numbers[state] }

  private static func run(_ state: Int, _ cells: [Int], _ width: Int, _ alphabet: Alphabet, _ beyond: Set<Int>) -> [Bool]? {
    func stays(_ column: Int) -> Bool { cells[state * width + column] == state }
    var out = alphabet.ascii.map { stays(Int($0)) }
    guard out.count(where: \.self) >= fewestBytes else { return nil }
    out += [Bool](repeating: beyond.allSatisfy(stays), count: 128)
    return out
  }
}
