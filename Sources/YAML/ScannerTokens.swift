// Which token comes next.

extension Scanner {
  mutating func append(_ kind: Token.Kind, from start: Int, to end: Int? = nil) {
    queue.append(Token(kind: kind, start: start, end: end ?? position))
  }

  mutating func insert(_ kind: Token.Kind, at place: Int, number: Int) {
    queue.insert(Token(kind: kind, start: place, end: place), at: min(head + max(number - parsed, 0), queue.count))
  }

  mutating func fetchNext() throws(YAMLError) {
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

  mutating func fetchPlain() throws(YAMLError) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    try scanPlain()
  }

  mutating func fetchIndicator(_ kind: Token.Kind) {
    let start = position
    skip()
    append(kind, from: start)
  }

  /// What ends at a directive, a document indicator and the end of the stream.
  mutating func endBlock() throws(YAMLError) {
    unrollIndent(to: -1)
    try removeSimpleKey()
    isSimpleKeyAllowed = false
  }

  mutating func fetchStreamEnd() throws(YAMLError) {
    if column != 0 {
      column = 0
      line += 1
    }
    try endBlock()
    append(.streamEnd, from: position)
  }

  mutating func fetchDocumentIndicator(_ kind: Token.Kind) throws(YAMLError) {
    try endBlock()
    let start = position
    for _ in 0..<3 { skip() }
    append(kind, from: start)
  }

  mutating func fetchFlowStart(_ kind: Token.Kind) throws(YAMLError) {
    try saveSimpleKey()
    simpleKeys.append(SimpleKey(tokenNumber: nextTokenNumber, position: position, line: line, column: column))
    flowLevel += 1
    if flowLevel > Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels") }
    isSimpleKeyAllowed = true
    fetchIndicator(kind)
  }

  mutating func fetchFlowEnd(_ kind: Token.Kind) throws(YAMLError) {
    try removeSimpleKey()
    if flowLevel > 0 {
      flowLevel -= 1
      let closed = simpleKeys.removeLast()
      simpleKeyByToken[closed.tokenNumber] = nil
    }
    isSimpleKeyAllowed = false
    fetchIndicator(kind)
  }

  mutating func fetchBlockEntry() throws(YAMLError) {
    if flowLevel == 0 {
      guard isSimpleKeyAllowed else { throw failure("a list item cannot stand here: put it on a line of its own") }
      try rollIndent(to: column, .blockSequenceStart, number: nil, at: position)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = true
    fetchIndicator(.blockEntry)
  }

  mutating func fetchKey() throws(YAMLError) {
    if flowLevel == 0 {
      guard isSimpleKeyAllowed else { throw failure("a mapping key cannot stand here") }
      try rollIndent(to: column, .blockMappingStart, number: nil, at: position)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = flowLevel == 0
    fetchIndicator(.key)
  }

  mutating func fetchValue() throws(YAMLError) {
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
