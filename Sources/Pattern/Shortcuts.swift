/// What a state can do without looking at its row for every byte: stay for a run of bytes, or go through a text.
struct Shortcut: Sendable {
  /// Where the flags of a run or the bytes of a text are.
  var first: Int
  /// Where the bits are that do not count in each byte of a text: of a letter, its case.
  var ignored = 0
  /// The length of a text; zero for a run.
  var length = 0
  /// Where the rows are that a text passes through.
  var rows = 0
  /// The row after a text.
  var after = 0
}

/// Finds the states that have a shortcut, and lays out the rows so that those come right after the two that are final.
struct Shortcuts {
  /// The rows of all states, each with the number of its shortcut at its end.
  private(set) var rows: [UInt16] = []
  private(set) var shortcuts: [Shortcut] = []
  private(set) var bytes: [UInt8] = []
  private(set) var textRows: [UInt16] = []
  private var numbers: [Int]
  private let width: Int

  /// Shorter texts are as quick through the table.
  private static let shortestText = 3
  /// Fewer bytes that stay are not worth the test.
  private static let fewestBytes = 6

  init(cells: [Int], alphabet: Alphabet) {
    width = alphabet.width
    let count = cells.count / width
    let ways = Ways(cells: cells, alphabet: alphabet)
    var texts: [(state: Int, states: ArraySlice<Int>)] = []
    var order = [Determinizer.dead, Determinizer.match]
    var isSpecial = [Bool](repeating: false, count: count)
    // A state within a text needs no shortcut of its own: it is passed through.
    var isWithin = [Bool](repeating: false, count: count)
    for state in 2..<max(2, count) where !isWithin[state] {
      let states = ways.text(from: state)
      if states.count > Self.shortestText {
        texts.append((order.count - 2, states))
        for within in states.dropFirst().dropLast() { isWithin[within] = true }
        shortcuts.append(Shortcut(first: 0, length: states.count - 1))
      } else if let flags = ways.run(state), flags.count(where: { $0 == 1 }) >= Self.fewestBytes {
        shortcuts.append(Shortcut(first: bytes.count))
        bytes += flags
      } else {
        continue
      }
      isSpecial[state] = true
      order.append(state)
    }
    order += (2..<max(2, count)).filter { !isSpecial[$0] }
    numbers = [Int](repeating: 0, count: count)
    for (number, state) in order.enumerated() { numbers[state] = number }
    for (index, states) in texts { add(text: states, ways, to: index) }
    rows.reserveCapacity(count * (width + 1))
    for (number, state) in order.enumerated() {
      for column in 0..<width { rows.append(UInt16(row(of: cells[state * width + column]))) }
      rows.append(number >= 2 && number - 2 < shortcuts.count ? UInt16(number - 2) : 0)
    }
  }

  private mutating func add(text states: ArraySlice<Int>, _ ways: Ways, to index: Int) {
    let letters = states.dropLast().compactMap { ways.letters[$0] }
    shortcuts[index].first = bytes.count
    bytes += letters.map(\.byte)
    shortcuts[index].ignored = bytes.count
    bytes += letters.map(\.ignored)
    shortcuts[index].rows = textRows.count
    textRows += states.dropLast().map { UInt16(row(of: $0)) }
    shortcuts[index].after = states.last.map(row) ?? 0
  }

  /// Where the row of a state is.
  func row(of state: Int) -> Int { numbers[state] * (width + 1) }
}

/// How states lead on.
private struct Ways {
  /// The only letter of ASCII, in one case or both, that leads on from a state.
  private(set) var letters: [(byte: UInt8, ignored: UInt8)?] = []
  private var following: [Int] = []
  private let cells: [Int]
  private let alphabet: Alphabet
  private let beyond: Set<Int>

  /// A longer text is two.
  private static let longestText = 255

  init(cells: [Int], alphabet: Alphabet) {
    self.cells = cells
    self.alphabet = alphabet
    beyond = alphabet.beyondASCII
    let width = alphabet.width
    let members = (0..<width).map { column in column == alphabet.end ? nil : Self.letter(alphabet.asciiOnly(column)) }
    for state in 0..<cells.count / width {
      var found: (column: Int, letter: (byte: UInt8, ignored: UInt8))?
      var isOnly = state > Determinizer.match
      for column in 0..<width where isOnly && cells[state * width + column] != Determinizer.dead {
        if found == nil, let letter = members[column] { found = (column, letter) } else { isOnly = false }
      }
      letters.append(isOnly ? found?.letter : nil)
      following.append(found.map { cells[state * width + $0.column] } ?? Determinizer.dead)
    }
  }

  private static func letter(_ members: [UInt8]) -> (byte: UInt8, ignored: UInt8)? {
    if members.count == 1 { return (members[0], 0) }
    return members.count == 2 && members[0] | 0x20 == members[1] ? (members[1], 0x20) : nil
  }

  /// The states that one text leads through, the first and the last among them.
  func text(from state: Int) -> ArraySlice<Int> {
    var states = [state]
    var at = state
    while letters[at] != nil, states.count <= Self.longestText {
      at = following[at]
      states.append(at)
    }
    return states[...]
  }

  /// A flag for each byte that leads from a state to itself.
  func run(_ state: Int) -> [UInt8]? {
    func stays(_ column: Int) -> Bool { cells[state * alphabet.width + column] == state }
    let ascii = alphabet.ascii.map { stays(Int($0)) ? 1 : 0 as UInt8 }
    return ascii.contains(1) ? ascii + [UInt8](repeating: beyond.allSatisfy(stays) ? 1 : 0, count: 128) : nil
  }
}
