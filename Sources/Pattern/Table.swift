/// A whole deterministic automaton that does not change any more: what a small program becomes, matched without a lock.
struct Table: Sendable {
  /// The row of the next state, by row and column.
  private let next: [UInt16]
  /// The column of each byte below 0x80.
  private let ascii: [UInt16]
  private let alphabet: Alphabet
  private let start: Int
  private let accepting: Int
  private let end: Int
  /// Rows below this are final or have a shortcut.
  private let plainRow: Int
  private let shortcuts: [Shortcut]

  /// The greatest number of cells; a row must fit 16 bits.
  private static let limit = 1 << 16
  /// The places that may be looked at while building before it is given up.
  private static let workLimit = 1 << 18

  /// Builds every state, or answers nil where there are too many.
  init?(_ determinizer: inout Determinizer) {
    let width = determinizer.alphabet.width
    let start = determinizer.start()
    var cells = [Int](repeating: 0, count: width) + [Int](repeating: Determinizer.match, count: width)
    var state = Determinizer.match + 1
    while state < determinizer.count {
      for column in 0..<width { cells.append(determinizer.step(state, column)) }
      guard determinizer.count * width < Self.limit, determinizer.work < Self.workLimit else { return nil }
      state += 1
    }
    let found = Shortcuts(cells: cells, alphabet: determinizer.alphabet)
    next = found.cells.map { UInt16($0 * width) }
    shortcuts = found.shortcuts
    alphabet = determinizer.alphabet
    ascii = alphabet.ascii
    end = alphabet.end
    accepting = Determinizer.match * width
    plainRow = (shortcuts.count + 2) * width
    self.start = found.number(of: start) * width
  }

  /// Whether the automaton accepts somewhere in `text`, from `index` on.
  func matches(_ text: borrowing Span<UInt8>, from index: Int) -> Bool {
    let next = next.span
    let ascii = ascii.span
    var row = start
    var index = index
    while true {
      if row < plainRow {
        if row <= accepting { return row == accepting }
        switch shortcuts[row / (end + 1) - 2] {
        case .run(let stays):
          while index < text.count, stays[Int(text[index])] { index += 1 }
        case .text(let expected, let after):
          guard text.count - index >= expected.count else { return false }
          for offset in expected.indices where text[index + offset] != expected[offset] { return false }
          index += expected.count
          row = after
          continue
        }
      }
      guard index < text.count else { return Int(next[row + end]) == accepting }
      let byte = text[index]
      if byte < 0x80 {
        row = Int(next[row + Int(ascii[Int(byte)])])
        index += 1
      } else {
        let (point, length) = UTF8Decoding.decode(text, index)
        row = Int(next[row + alphabet.column(of: point)])
        index += max(1, length)
      }
    }
  }
}
