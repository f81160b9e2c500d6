/// The line breaks and blanks between two pieces of a scalar, folded as YAML 1.1 folds them.
private struct Gap {
  var blanks = ScalarText()
  var first = ScalarText()
  var rest = ScalarText()
  var hasBreak = false

  /// Puts the gap into the text and starts anew.
  mutating func flush(into text: inout ScalarText) {
    if !hasBreak, blanks.isEmpty { return }
    if !hasBreak {
      text.append(contentsOf: blanks)
    } else if first.startsWithLineFeed {
      if rest.isEmpty { text.append(" ") } else { text.append(contentsOf: rest) }
    } else {
      text.append(contentsOf: first)
      text.append(contentsOf: rest)
    }
    self = Gap()
  }
}

extension Scanner {
  /// Takes one blank or break into the gap.
  private mutating func take(into gap: inout Gap) throws(YAMLError) {
    if isBlank(characters.peek()) {
      if gap.hasBreak { skip() } else { take(&gap.blanks) }
    } else {
      try characters.ensure(2)
      if gap.hasBreak {
        takeBreak(&gap.rest)
      } else {
        gap.blanks = ScalarText()
        takeBreak(&gap.first)
        gap.hasBreak = true
      }
    }
    try characters.ensure(1)
  }
}

// MARK: - Plain

extension Scanner {
  mutating func scanPlain() throws(YAMLError) {
    let start = position
    var end = position
    var text = ScalarText()
    var gap = Gap()
    while true {
      try characters.ensure(4)
      if isDocumentIndicator("-") || isDocumentIndicator(".") || characters.peek() == "#" { break }
      while !isBlankOrEnd(characters.peek()), !endsPlain() {
        gap.flush(into: &text)
        take(&text)
        end = position
        try characters.ensure(2)
      }
      guard isBlank(characters.peek()) || isBreak(characters.peek()) else { break }
      try characters.ensure(1)
      while isBlank(characters.peek()) || isBreak(characters.peek()) {
        if gap.hasBreak, column < indent + 1, characters.peek() == "\t" {
          throw failure("a tab cannot be used for indentation: use spaces")
        }
        try take(into: &gap)
      }
      if flowLevel == 0, column < indent + 1 { break }
    }
    append(.scalar(text.string, .plain), from: start, to: end)
    if gap.hasBreak { isSimpleKeyAllowed = true }
  }

  private func endsPlain() -> Bool {
    switch characters.peek() {
    case ":": isBlankOrEnd(characters.peek(1))
    case ",", "?", "[", "]", "{", "}": flowLevel > 0
    default: false
    }
  }
}

// MARK: - Quoted

extension Scanner {
  mutating func scanQuoted(isSingle: Bool) throws(YAMLError) {
    let start = position
    let quote = characters.peek()
    var text = ScalarText()
    skip()
    while true {
      try characters.ensure(4)
      if isDocumentIndicator("-") || isDocumentIndicator(".") {
        throw failure("the document ends inside a quoted text: close the quote")
      }
      if characters.peek() == "\0" {
        throw .syntax("this quote is never closed", at: characters.span(start, start + 1))
      }
      var gap = Gap()
      content: while !isBlankOrEnd(characters.peek()) {
        let character = characters.peek()
        if isSingle, character == "'", characters.peek(1) == "'" {
          text.append("'")
          skip()
          skip()
        } else if character == quote {
          break content
        } else if !isSingle, character == "\\", isBreak(characters.peek(1)) {
          try characters.ensure(3)
          skip()
          skipBreak()
          gap.hasBreak = true
          break content
        } else if !isSingle, character == "\\" {
          try scanEscape(into: &text)
        } else {
          take(&text)
        }
        try characters.ensure(2)
      }
      try characters.ensure(1)
      if characters.peek() == quote { break }
      while isBlank(characters.peek()) || isBreak(characters.peek()) { try take(into: &gap) }
      gap.flush(into: &text)
    }
    skip()
    append(.scalar(text.string, isSingle ? .singleQuoted : .doubleQuoted), from: start)
  }

  private mutating func scanEscape(into text: inout ScalarText) throws(YAMLError) {
    let start = position
    let name = characters.peek(1)
    var digits = 0
    switch name {
    case "0": text.append("\0")
    case "a": text.append("\u{7}")
    case "b": text.append("\u{8}")
    case "t", "\t": text.append("\t")
    case "n": text.append("\n")
    case "v": text.append("\u{B}")
    case "f": text.append("\u{C}")
    case "r": text.append("\r")
    case "e": text.append("\u{1B}")
    case " ", "\"", "'", "\\": text.append(name)
    case "N": text.append("\u{85}")
    case "_": text.append("\u{A0}")
    case "L": text.append("\u{2028}")
    case "P": text.append("\u{2029}")
    case "x": digits = 2
    case "u": digits = 4
    case "U": digits = 8
    default:
      throw .syntax(
        "`\\\(name)` is no escape in double quotes: use single quotes, where a backslash stands for itself",
        at: characters.span(start, start + 2))
    }
    skip()
    skip()
    if digits == 0 { return }
    try characters.ensure(digits)
    var value: UInt64 = 0
    for i in 0..<digits {
      guard let digit = hexadecimal(characters.peek(i)) else {
        throw .syntax("expected \(digits) hexadecimal digits after `\\\(name)`", at: characters.span(start, start + 2))
      }
      value = value << 4 | UInt64(digit)
    }
    guard value <= 0x10FFFF, let scalar = UnicodeScalar(UInt32(value)) else {
      throw .syntax("this escape names no Unicode character", at: characters.span(start, start + 2 + digits))
    }
    text.append(scalar)
    for _ in 0..<digits { skip() }
  }
}

// MARK: - Block

extension Scanner {
  private enum Chomping {
    case strip
    case clip
    case keep
  }

  mutating func scanBlockScalar(isLiteral: Bool) throws(YAMLError) {
    let start = position
    skip()
    let (chomping, increment) = try scanBlockHeader(from: start)
    var blockIndent = increment == 0 ? 0 : max(indent, 0) + increment
    var end = position
    var text = ScalarText()
    var leading = ScalarText()
    var trailing = ScalarText()
    try scanBlockBreaks(indent: &blockIndent, into: &trailing, from: start, end: &end)
    try characters.ensure(1)
    var isAfterBlank = false
    while column == blockIndent, characters.peek() != "\0" {
      let startsBlank = isBlank(characters.peek())
      if !isLiteral, !isAfterBlank, !startsBlank, leading.startsWithLineFeed {
        if trailing.isEmpty { text.append(" ") }
      } else {
        text.append(contentsOf: leading)
      }
      text.append(contentsOf: trailing)
      leading = ScalarText()
      trailing = ScalarText()
      isAfterBlank = startsBlank
      while !isBreakOrEnd(characters.peek()) {
        take(&text)
        try characters.ensure(1)
      }
      try characters.ensure(2)
      takeBreak(&leading)
      try scanBlockBreaks(indent: &blockIndent, into: &trailing, from: start, end: &end)
    }
    if chomping != .strip { text.append(contentsOf: leading) }
    if chomping == .keep { text.append(contentsOf: trailing) }
    append(.scalar(text.string, isLiteral ? .literal : .folded), from: start, to: end)
  }

  /// What stands after `|` or `>`: chomping and indentation in either order, then nothing but a comment.
  private mutating func scanBlockHeader(from start: Int) throws(YAMLError) -> (Chomping, increment: Int) {
    var chomping = Chomping.clip
    var increment = 0
    try characters.ensure(1)
    if let sign = chompingSign() {
      chomping = sign
      skip()
      try characters.ensure(1)
      increment = try scanIncrement(from: start)
    } else {
      increment = try scanIncrement(from: start)
      if increment > 0, let sign = chompingSign() {
        chomping = sign
        skip()
      }
    }
    try skipBlanks()
    try skipComment()
    guard isBreakOrEnd(characters.peek()) else {
      throw failure("expected the end of the line after `|` or `>`: the text starts on the next line")
    }
    if isBreak(characters.peek()) {
      try characters.ensure(2)
      skipBreak()
    }
    return (chomping, increment)
  }

  private func chompingSign() -> Chomping? {
    switch characters.peek() {
    case "+": .keep
    case "-": .strip
    default: nil
    }
  }

  private mutating func scanIncrement(from start: Int) throws(YAMLError) -> Int {
    let character = characters.peek()
    guard ("0"..."9").contains(character) else { return 0 }
    if character == "0" { throw failure("an indentation of 0 is not possible") }
    skip()
    try characters.ensure(1)
    return Int(character.value - 0x30)
  }

  /// Takes empty lines, and finds the indentation when it is not known yet.
  private mutating func scanBlockBreaks(
    indent blockIndent: inout Int, into breaks: inout ScalarText, from start: Int, end: inout Int
  ) throws(YAMLError) {
    end = position
    var deepest = 0
    while true {
      try characters.ensure(1)
      while blockIndent == 0 || column < blockIndent, characters.peek() == " " {
        skip()
        try characters.ensure(1)
      }
      deepest = max(deepest, column)
      if blockIndent == 0 || column < blockIndent, characters.peek() == "\t" {
        throw failure("a tab cannot be used for indentation: use spaces")
      }
      guard isBreak(characters.peek()) else { break }
      try characters.ensure(2)
      takeBreak(&breaks)
      end = position
    }
    if blockIndent == 0 { blockIndent = max(deepest, indent + 1, 1) }
  }
}
