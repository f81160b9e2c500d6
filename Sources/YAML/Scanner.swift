/// Characters to tokens, by the rules of yaml.v2 2.4.4, which differ from today's libyaml in escapes, flow scalars, tags and directives.
struct Scanner {
  private struct SimpleKey {
    var isPossible = false
    var isRequired = false
    var tokenNumber = 0
    var position = 0
    var line = 0
    var column = 0
  }

  static let maximumDepth = 10_000
  static let maximumKeyLength = 1024

  var characters: Characters
  var line = 0
  var column = 0

  var flowLevel = 0
  var indent = -1
  private var indents: [Int] = []
  var isSimpleKeyAllowed = true
  private var simpleKeys = [SimpleKey()]
  private var simpleKeyByToken: [Int: Int] = [:]

  private var queue: [Token] = []
  private var head = 0
  private var parsed = 0
  private var isAvailable = false
  private var hasStarted = false

  init(_ bytes: [UInt8]) {
    characters = Characters(bytes)
  }

  var position: Int { characters.position }

  func failure(_ problem: String, from start: Int? = nil) -> YAMLError {
    let place = characters.span(position, position + 1)
    guard let start else { return .syntax(problem, at: place) }
    return .syntax(problem, at: characters.span(start, max(start + 1, position)))
  }
}

// MARK: - What the parser asks for

extension Scanner {
  /// The next token, which stays in the queue.
  mutating func peek() throws(YAMLError) -> Token {
    if !isAvailable { try fetchMore() }
    return queue[head]
  }

  /// Takes the token that was peeked.
  mutating func skipToken() {
    isAvailable = false
    parsed += 1
    head += 1
    if head > 256, head * 2 > queue.count {
      queue.removeFirst(head)
      head = 0
    }
  }

  private mutating func fetchMore() throws(YAMLError) {
    while true {
      if head != queue.count {
        // A token that may be a simple key is not given out before that is known.
        guard let index = simpleKeyByToken[parsed], index < simpleKeys.count, try isValid(index) else { break }
      }
      try fetchNext()
    }
    isAvailable = true
  }
}

// MARK: - Tokens

extension Scanner {
  mutating func append(_ kind: Token.Kind, from start: Int, to end: Int? = nil) {
    queue.append(Token(kind: kind, start: start, end: end ?? position))
  }

  private mutating func insert(_ kind: Token.Kind, at place: Int, number: Int) {
    queue.insert(Token(kind: kind, start: place, end: place), at: min(head + max(number - parsed, 0), queue.count))
  }

  private mutating func fetchNext() throws(YAMLError) {
    try characters.ensure(1)
    if !hasStarted {
      hasStarted = true
      append(.streamStart, from: position)
      return
    }
    try skipToNextToken()
    unrollIndent(to: column)
    try characters.ensure(4)
    let character = characters.peek()
    if character == "\0" { return try fetchStreamEnd() }
    if column == 0 {
      if character == "%" {
        try endBlock()
        return try scanDirective()
      }
      if isDocumentIndicator("-") { return try fetchDocumentIndicator(.documentStart) }
      if isDocumentIndicator(".") { return try fetchDocumentIndicator(.documentEnd) }
    }
    let isFlow = flowLevel > 0
    let isBeforeBlank = isBlankOrEnd(characters.peek(1))
    switch character {
    case "[": try fetchFlowStart(.flowSequenceStart)
    case "{": try fetchFlowStart(.flowMappingStart)
    case "]": try fetchFlowEnd(.flowSequenceEnd)
    case "}": try fetchFlowEnd(.flowMappingEnd)
    case ",":
      try removeSimpleKey()
      isSimpleKeyAllowed = true
      fetchIndicator(.flowEntry)
    case "-" where isBeforeBlank: try fetchBlockEntry()
    case "?" where isFlow || isBeforeBlank: try fetchKey()
    case ":" where isFlow || isBeforeBlank: try fetchValue()
    case "*", "&":
      try saveSimpleKey()
      isSimpleKeyAllowed = false
      try scanAnchor(isAlias: character == "*")
    case "!":
      try saveSimpleKey()
      isSimpleKeyAllowed = false
      try scanTag()
    case "|" where !isFlow, ">" where !isFlow:
      try removeSimpleKey()
      isSimpleKeyAllowed = true
      try scanBlockScalar(isLiteral: character == "|")
    case "'", "\"":
      try saveSimpleKey()
      isSimpleKeyAllowed = false
      try scanQuoted(isSingle: character == "'")
    case "|", ">", "#", "%", "@", "`", "?", ":":
      guard !isFlow, character == "?" || character == ":" else {
        throw failure("`\(character)` cannot start a value: put the value in quotes")
      }
      try fetchPlain()
    case "\t": throw failure("a tab cannot be used for indentation: use spaces")
    default: try fetchPlain()
    }
  }

  private mutating func fetchPlain() throws(YAMLError) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    try scanPlain()
  }

  private mutating func fetchIndicator(_ kind: Token.Kind) {
    let start = position
    skip()
    append(kind, from: start)
  }

  /// What ends at a directive, a document indicator and the end of the stream.
  private mutating func endBlock() throws(YAMLError) {
    unrollIndent(to: -1)
    try removeSimpleKey()
    isSimpleKeyAllowed = false
  }

  private mutating func fetchStreamEnd() throws(YAMLError) {
    if column != 0 {
      column = 0
      line += 1
    }
    try endBlock()
    append(.streamEnd, from: position)
  }

  private mutating func fetchDocumentIndicator(_ kind: Token.Kind) throws(YAMLError) {
    try endBlock()
    let start = position
    for _ in 0..<3 { skip() }
    append(kind, from: start)
  }

  private mutating func fetchFlowStart(_ kind: Token.Kind) throws(YAMLError) {
    try saveSimpleKey()
    simpleKeys.append(SimpleKey(tokenNumber: nextTokenNumber, position: position, line: line, column: column))
    flowLevel += 1
    if flowLevel > Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels") }
    isSimpleKeyAllowed = true
    fetchIndicator(kind)
  }

  private mutating func fetchFlowEnd(_ kind: Token.Kind) throws(YAMLError) {
    try removeSimpleKey()
    if flowLevel > 0 {
      flowLevel -= 1
      let closed = simpleKeys.removeLast()
      simpleKeyByToken[closed.tokenNumber] = nil
    }
    isSimpleKeyAllowed = false
    fetchIndicator(kind)
  }

  private mutating func fetchBlockEntry() throws(YAMLError) {
    if flowLevel == 0 {
      guard isSimpleKeyAllowed else { throw failure("a list item cannot stand here: put it on a line of its own") }
      try rollIndent(to: column, .blockSequenceStart, number: nil, at: position)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = true
    fetchIndicator(.blockEntry)
  }

  private mutating func fetchKey() throws(YAMLError) {
    if flowLevel == 0 {
      guard isSimpleKeyAllowed else { throw failure("a mapping key cannot stand here") }
      try rollIndent(to: column, .blockMappingStart, number: nil, at: position)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = flowLevel == 0
    fetchIndicator(.key)
  }

  private mutating func fetchValue() throws(YAMLError) {
    let last = simpleKeys.count - 1
    let key = simpleKeys[last]
    if try isValid(last) {
      insert(.key, at: key.position, number: key.tokenNumber)
      try rollIndent(to: key.column, .blockMappingStart, number: key.tokenNumber, at: key.position)
      simpleKeys[last].isPossible = false
      simpleKeyByToken[key.tokenNumber] = nil
      isSimpleKeyAllowed = false
    } else {
      if flowLevel == 0 {
        guard isSimpleKeyAllowed else {
          throw failure("a second `:` on this line starts a mapping inside a value: put the value in quotes")
        }
        try rollIndent(to: column, .blockMappingStart, number: nil, at: position)
      }
      isSimpleKeyAllowed = flowLevel == 0
    }
    fetchIndicator(.value)
  }
}

// MARK: - Simple keys and indentation

extension Scanner {
  private var nextTokenNumber: Int { parsed + queue.count - head }

  /// Whether the key may still be followed by its `:`, on the same line and within 1,024 characters.
  private mutating func isValid(_ index: Int) throws(YAMLError) -> Bool {
    let key = simpleKeys[index]
    guard key.isPossible else { return false }
    if key.line < line || key.position + Self.maximumKeyLength < position {
      if key.isRequired { throw missingColon(key) }
      simpleKeys[index].isPossible = false
      return false
    }
    return true
  }

  private func missingColon(_ key: SimpleKey) -> YAMLError {
    var end = key.position
    while end < position, !isBreakOrEnd(characters.scalars[end]) { end += 1 }
    return .syntax("expected `:` and a blank after this key", at: characters.span(key.position, max(end, key.position + 1)))
  }

  private mutating func saveSimpleKey() throws(YAMLError) {
    guard isSimpleKeyAllowed else { return }
    let key = SimpleKey(
      isPossible: true, isRequired: flowLevel == 0 && indent == column, tokenNumber: nextTokenNumber, position: position, line: line,
      column: column)
    try removeSimpleKey()
    simpleKeys[simpleKeys.count - 1] = key
    simpleKeyByToken[key.tokenNumber] = simpleKeys.count - 1
  }

  private mutating func removeSimpleKey() throws(YAMLError) {
    let last = simpleKeys.count - 1
    guard simpleKeys[last].isPossible else { return }
    if simpleKeys[last].isRequired { throw missingColon(simpleKeys[last]) }
    simpleKeys[last].isPossible = false
    simpleKeyByToken[simpleKeys[last].tokenNumber] = nil
  }

  private mutating func rollIndent(to column: Int, _ kind: Token.Kind, number: Int?, at place: Int) throws(YAMLError) {
    guard flowLevel == 0, indent < column else { return }
    indents.append(indent)
    indent = column
    if indents.count > Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels") }
    if let number { insert(kind, at: place, number: number) } else { append(kind, from: place, to: place) }
  }

  private mutating func unrollIndent(to column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column {
      append(.blockEnd, from: position)
      indent = indents.popLast() ?? -1
    }
  }
}

// MARK: - Characters

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

  private mutating func skipToNextToken() throws(YAMLError) {
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

func isBlank(_ character: UnicodeScalar) -> Bool {
  character == " " || character == "\t"
}

func isBreak(_ character: UnicodeScalar) -> Bool {
  switch character.value {
  case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

func isBreakOrEnd(_ character: UnicodeScalar) -> Bool {
  character == "\0" || isBreak(character)
}

func isBlankOrEnd(_ character: UnicodeScalar) -> Bool {
  isBlank(character) || isBreakOrEnd(character)
}

func isWord(_ character: UnicodeScalar) -> Bool {
  switch character.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
  default: false
  }
}

func hexadecimal(_ character: UnicodeScalar) -> UInt32? {
  switch character.value {
  case 0x30...0x39: character.value - 0x30
  case 0x41...0x46: character.value - 0x41 + 10
  case 0x61...0x66: character.value - 0x61 + 10
  default: nil
  }
}
