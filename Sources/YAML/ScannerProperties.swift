// Anchors, tags and directives.

extension Scanner {
  mutating func scanAnchor(isAlias: Bool) throws(YAMLError) {
    let start = position
    skip()
    try characters.ensure(1)
    let name = try scanWord()
    let next = characters.peek()
    guard !name.isEmpty, isBlankOrEnd(next) || ["?", ":", ",", "]", "}", "%", "@", "`"].contains(next) else {
      throw failure(
        isAlias
          ? "`*` starts an alias, whose name is made of letters, digits, `_` and `-`: put a text that starts with `*` in quotes"
          : "`&` starts an anchor, whose name is made of letters, digits, `_` and `-`: put a text that starts with `&` in quotes",
        from: start)
    }
    append(isAlias ? .alias(name) : .anchor(name), from: start)
  }

  private mutating func scanWord() throws(YAMLError) -> String {
    var text = ScalarText()
    while isWord(characters.peek()) {
      take(&text)
      try characters.ensure(1)
    }
    return text.string
  }
}

// MARK: - Tags

extension Scanner {
  mutating func scanTag() throws(YAMLError) {
    let start = position
    var handle = ""
    var suffix: String
    try characters.ensure(2)
    if characters.peek(1) == "<" {
      skip()
      skip()
      suffix = try scanTagText(head: "", from: start)
      guard characters.peek() == ">" else { throw failure("expected `>` after this tag", from: start) }
      skip()
    } else {
      handle = try scanTagHandle(isDirective: false, from: start)
      if handle.count > 1, handle.hasSuffix("!") {
        suffix = try scanTagText(head: "", from: start)
      } else {
        suffix = try scanTagText(head: handle, from: start)
        handle = "!"
        if suffix.isEmpty { swap(&handle, &suffix) }
      }
    }
    try characters.ensure(1)
    guard isBlankOrEnd(characters.peek()) else {
      throw failure("expected a blank after this tag: put a text that starts with `!` in quotes", from: start)
    }
    append(.tag(handle: handle, suffix: suffix), from: start)
  }

  private mutating func scanTagHandle(isDirective: Bool, from start: Int) throws(YAMLError) -> String {
    try characters.ensure(1)
    guard characters.peek() == "!" else { throw failure("expected `!`", from: start) }
    var text = ScalarText()
    take(&text)
    try characters.ensure(1)
    while isWord(characters.peek()) {
      take(&text)
      try characters.ensure(1)
    }
    if characters.peek() == "!" {
      take(&text)
    } else if isDirective, text.string.utf8.count > 1 {
      throw failure("expected `!` at the end of this handle", from: start)
    }
    return text.string
  }

  /// The part of a tag after its handle; the `!` that starts `head` is left out.
  private mutating func scanTagText(head: String, from start: Int) throws(YAMLError) -> String {
    var text = Array(head.dropFirst().utf8)
    var isFound = !head.isEmpty
    try characters.ensure(1)
    while isTagCharacter(characters.peek()) {
      if characters.peek() == "%" {
        try scanTagEscape(into: &text, from: start)
      } else {
        text.append(UInt8(truncatingIfNeeded: characters.peek().value))
        skip()
      }
      try characters.ensure(1)
      isFound = true
    }
    guard isFound else { throw failure("expected a tag", from: start) }
    return String(decoding: text, as: UTF8.self)
  }

  private func isTagCharacter(_ character: UnicodeScalar) -> Bool {
    isWord(character) || ";/?:@&=+$,.!~*'()[]%".unicodeScalars.contains(character)
  }

  /// `%41`, as many as one UTF-8 sequence needs.
  private mutating func scanTagEscape(into text: inout [UInt8], from start: Int) throws(YAMLError) {
    var left = 0
    repeat {
      try characters.ensure(3)
      guard characters.peek() == "%", let high = hexadecimal(characters.peek(1)), let low = hexadecimal(characters.peek(2)) else {
        throw failure("expected `%` and two hexadecimal digits", from: start)
      }
      let byte = UInt8(high << 4 | low)
      if left == 0 {
        left = byte < 0x80 ? 1 : byte >> 5 == 0b110 ? 2 : byte >> 4 == 0b1110 ? 3 : byte >> 3 == 0b11110 ? 4 : 0
        if left == 0 { throw failure("ill-formed UTF-8 in this tag", from: start) }
      } else if byte & 0xC0 != 0x80 {
        throw failure("ill-formed UTF-8 in this tag", from: start)
      }
      text.append(byte)
      for _ in 0..<3 { skip() }
      left -= 1
    } while left > 0
  }
}

// MARK: - Directives

extension Scanner {
  mutating func scanDirective() throws(YAMLError) {
    let start = position
    skip()
    try characters.ensure(1)
    let name = try scanWord()
    guard !name.isEmpty, isBlankOrEnd(characters.peek()) else {
      throw failure("`%` starts a directive: put a text that starts with `%` in quotes", from: start)
    }
    let kind: Token.Kind
    switch name {
    case "YAML":
      try skipBlanks()
      let major = try scanVersionNumber(from: start)
      guard characters.peek() == "." else { throw failure("expected a version such as `1.1`", from: start) }
      skip()
      kind = .versionDirective(major: major, minor: try scanVersionNumber(from: start))
    case "TAG":
      try skipBlanks()
      let handle = try scanTagHandle(isDirective: true, from: start)
      try characters.ensure(1)
      guard isBlank(characters.peek()) else { throw failure("expected a blank after this handle", from: start) }
      try skipBlanks()
      let prefix = try scanTagText(head: "", from: start)
      try characters.ensure(1)
      guard isBlankOrEnd(characters.peek()) else { throw failure("expected a blank after this prefix", from: start) }
      kind = .tagDirective(handle: handle, prefix: prefix)
    default: throw failure("`%\(name)` is no directive", from: start)
    }
    append(kind, from: start)
    try skipBlanks()
    try skipComment()
    guard isBreakOrEnd(characters.peek()) else { throw failure("expected the end of the line after this directive", from: start) }
    if isBreak(characters.peek()) {
      try characters.ensure(2)
      skipBreak()
    }
  }

  private mutating func scanVersionNumber(from start: Int) throws(YAMLError) -> Int {
    try characters.ensure(1)
    var value = 0
    var length = 0
    while ("0"..."9").contains(characters.peek()) {
      length += 1
      if length > 2 { throw failure("expected a version such as `1.1`", from: start) }
      value = value * 10 + Int(characters.peek().value - 0x30)
      skip()
      try characters.ensure(1)
    }
    if length == 0 { throw failure("expected a version such as `1.1`", from: start) }
    return value
  }
}
