/// A whole deterministic automaton that does not change any more: what a small program becomes, matched without a lock.
struct Table: Sendable {
  /// By row and column the row of the next state, and in the last column the number of the row's shortcut.
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
  /// What shortcuts refer to: the bytes of texts and the bits that they ignore, and a flag for each byte of runs.
  private let shortcutBytes: [UInt8]
  /// The rows that texts pass through.
  private let shortcutRows: [UInt16]

  /// The greatest number of cells; a row must fit 16 bits.
  private static let limit = 1 << 16
  /// The places that may be looked at while building before it is given up.
  private static let workLimit = 1 << 18

  /// Builds every state, or answers nil where there are too many.
  init?(_ determinizer: inout Determinizer) {
    let width = determinizer.alphabet.width
    let start = determinizer.start()
    var cells = [Int](repeating: Determinizer.dead, count: width) + [Int](repeating: Determinizer.match, count: width)
    var state = Determinizer.match + 1
    while state < determinizer.count {
      for column in 0..<width { cells.append(determinizer.step(state, column)) }
      guard determinizer.count * (width + 1) < Self.limit, determinizer.work < Self.workLimit else { return nil }
      state += 1
    }
    let found = Shortcuts(cells: cells, alphabet: determinizer.alphabet)
    next = found.rows
    shortcuts = found.shortcuts
    shortcutBytes = found.bytes
    shortcutRows = found.textRows
    alphabet = determinizer.alphabet
    ascii = alphabet.ascii
    end = alphabet.end
    accepting = Determinizer.match * (width + 1)
    plainRow = (shortcuts.count + 2) * (width + 1)
    self.start = found.row(of: start)
  }

  /// Whether the automaton accepts somewhere in `text`, from `index` on.
  func matches(_ text: borrowing Span<UInt8>, from index: Int) -> Bool {
    let next = next.span
    let ascii = ascii.span
    let plainRow = plainRow
    let count = text.count
    var row = start
    var index = index
    while true {
      if row < plainRow {
        if row <= accepting { return row == accepting }
        let shortcut = shortcuts[Int(next[row &+ end &+ 1])]
        let bytes = shortcutBytes.span
        if shortcut.length == 0 {
          while index < count, bytes[shortcut.first &+ Int(text[index])] != 0 { index &+= 1 }
        } else {
          let least = min(shortcut.length, count &- index)
          var same = 0
          while same < least, text[index &+ same] | bytes[shortcut.ignored &+ same] == bytes[shortcut.first &+ same] { same &+= 1 }
          index &+= same
          if same == shortcut.length {
            row = shortcut.after
            continue
          }
          // From within the text only what is beyond ASCII may lead on.
          guard index < count, text[index] >= 0x80 else { return false }
          row = Int(shortcutRows[shortcut.rows &+ same])
        }
      }
      guard index < count else { return Int(next[row &+ end]) == accepting }
      let byte = text[index]
      if byte < 0x80 {
        row = Int(next[row &+ Int(ascii[Int(byte)])])
        index &+= 1
      } else {
        let (point, length) = UTF8Decoding.decode(text, index)
        row = Int(next[row &+ alphabet.column(of: point)])
        index &+= max(1, length)
      }
    }
  }
}
