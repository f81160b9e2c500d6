// The step over one character, and what lies between tokens.

extension Scanner {
  mutating func skip() {
    characters.advance()
    column += 1
  }

  /// Skips one line break, CR LF counted as one.
  mutating func skipBreak() {
    guard isBreak(characters.peek()) else { return }
    characters.advance(characters.peek() == "\r" && characters.peek(1) == "\n" ? 2 : 1)
    column = 0
    line += 1
  }

  /// Takes a line break as the scalar will hold it: LF, or U+2028 and U+2029 as they are.
  mutating func takeBreak(_ text: inout ScalarText) {
    let character = characters.peek()
    guard isBreak(character) else { return }
    text.append(character == "\u{2028}" || character == "\u{2029}" ? character : "\n")
    skipBreak()
  }

  mutating func take(_ text: inout ScalarText) {
    text.append(characters.peek())
    skip()
  }

  mutating func skipBlanks() throws(YAMLError) {
    try characters.ensure(1)
    while isBlank(characters.peek()) {
      skip()
      try characters.ensure(1)
    }
  }

  mutating func skipComment() throws(YAMLError) {
    guard characters.peek() == "#" else { return }
    while !isBreakOrEnd(characters.peek()) {
      skip()
      try characters.ensure(1)
    }
  }

  mutating func skipToNextToken() throws(YAMLError) {
    while true {
      try characters.ensure(1)
      // yaml.v2 looks for the mark at the start of its buffer, not at the position.
      if column == 0, characters.scalars[characters.bufferStart] == Characters.byteOrderMark { skip() }
      try characters.ensure(1)
      while characters.peek() == " " || (flowLevel > 0 || !isSimpleKeyAllowed) && characters.peek() == "\t" {
        skip()
        try characters.ensure(1)
      }
      try skipComment()
      guard isBreak(characters.peek()) else { return }
      try characters.ensure(2)
      skipBreak()
      if flowLevel == 0 { isSimpleKeyAllowed = true }
    }
  }

  /// `---` or `...` at the start of a line, followed by a blank, a break or the end.
  func isDocumentIndicator(_ mark: UnicodeScalar) -> Bool {
    column == 0 && characters.peek() == mark && characters.peek(1) == mark && characters.peek(2) == mark
      && isBlankOrEnd(characters.peek(3))
  }
}
