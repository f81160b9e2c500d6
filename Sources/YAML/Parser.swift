/// Tokens to events: the grammar of YAML 1.1 as libyaml's state machine has it, with no recursion.
struct Parser {
  enum State {
    case streamStart
    case implicitDocumentStart
    case documentContent
    case documentEnd
    case end
    case blockNode
    case blockSequenceEntry(isFirst: Bool)
    case indentlessSequenceEntry
    case blockMappingKey(isFirst: Bool)
    case blockMappingValue
    case flowSequenceEntry(isFirst: Bool)
    case flowSequenceMappingKey
    case flowSequenceMappingValue
    case flowSequenceMappingEnd
    case flowMappingKey(isFirst: Bool)
    case flowMappingValue(isEmpty: Bool)
  }

  var scanner: Scanner
  var state = State.streamStart
  var states: [State] = []
  var tagPrefixes: [(handle: String, prefix: String)] = []

  init(_ bytes: [UInt8]) {
    scanner = Scanner(bytes)
  }

  var characters: Characters { scanner.characters }

  /// The next event; `streamEnd` again and again at the end.
  mutating func next() throws(YAMLError) -> Event {
    switch state {
    case .streamStart:
      _ = try scanner.peek()
      scanner.skipToken()
      state = .implicitDocumentStart
      return try next()
    case .implicitDocumentStart: return try documentStart()
    case .documentContent: return try documentContent()
    case .documentEnd: return try documentEnd()
    case .end: return Event(kind: .streamEnd, start: scanner.position, end: scanner.position)
    case .blockNode: return try node(isBlock: true)
    case .blockSequenceEntry(let isFirst): return try blockSequenceEntry(isFirst)
    case .indentlessSequenceEntry: return try indentlessSequenceEntry()
    case .blockMappingKey(let isFirst): return try blockMappingKey(isFirst)
    case .blockMappingValue: return try blockMappingValue()
    case .flowSequenceEntry(let isFirst): return try flowSequenceEntry(isFirst)
    case .flowSequenceMappingKey: return try flowSequenceMappingKey()
    case .flowSequenceMappingValue: return try flowSequenceMappingValue()
    case .flowSequenceMappingEnd:
      let token = try scanner.peek()
      state = .flowSequenceEntry(isFirst: false)
      return Event(kind: .mappingEnd, start: token.start, end: token.start)
    case .flowMappingKey(let isFirst): return try flowMappingKey(isFirst)
    case .flowMappingValue(let isEmpty): return try flowMappingValue(isEmpty)
    }
  }

  mutating func pop() {
    state = states.popLast() ?? .end
  }

  func empty(at place: Int) -> Event {
    Event(kind: .scalar("", .plain), start: place, end: place)
  }

  func failure(_ problem: String, at token: Token) -> YAMLError {
    .syntax(problem, at: scanner.characters.span(token.start, max(token.end, token.start + 1)))
  }

  mutating func skipAndPeek() throws(YAMLError) -> Token {
    scanner.skipToken()
    return try scanner.peek()
  }
}

// MARK: - Documents

extension Parser {
  mutating func documentStart() throws(YAMLError) -> Event {
    var token = try scanner.peek()
    switch token.kind {
    case .streamEnd:
      state = .end
      return Event(kind: .streamEnd, start: token.start, end: token.end)
    case .versionDirective, .tagDirective, .documentStart:
      try directives()
      token = try scanner.peek()
      guard token.kind == .documentStart else { throw failure("expected `---` after the directives", at: token) }
      states.append(.documentEnd)
      state = .documentContent
      scanner.skipToken()
    default:
      try directives()
      states.append(.documentEnd)
      state = .blockNode
    }
    return Event(kind: .documentStart, start: token.start, end: token.end)
  }

  mutating func directives() throws(YAMLError) {
    var hasVersion = false
    while true {
      let token = try scanner.peek()
      switch token.kind {
      case .versionDirective(let major, let minor):
        if hasVersion { throw failure("a second `%YAML` directive", at: token) }
        guard (major, minor) == (1, 1) else { throw failure("the service reads YAML 1.1 only: remove this directive", at: token) }
        hasVersion = true
      case .tagDirective(let handle, let prefix):
        if tagPrefixes.contains(where: { $0.handle == handle }) { throw failure("a second `%TAG` directive for `\(handle)`", at: token) }
        tagPrefixes.append((handle, prefix))
      default:
        for standard in [("!", "!"), ("!!", "tag:yaml.org,2002:")] where !tagPrefixes.contains(where: { $0.handle == standard.0 }) {
          tagPrefixes.append((standard.0, standard.1))
        }
        return
      }
      scanner.skipToken()
    }
  }

  mutating func documentContent() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    switch token.kind {
    case .versionDirective, .tagDirective, .documentStart, .documentEnd, .streamEnd:
      pop()
      return empty(at: token.start)
    default: return try node(isBlock: true)
    }
  }

  mutating func documentEnd() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    state = .end
    return Event(kind: .documentEnd, start: token.start, end: token.start)
  }
}

// MARK: - Nodes

extension Parser {
  mutating func node(isBlock: Bool, allowsIndentlessSequence: Bool = false) throws(YAMLError) -> Event {
    var token = try scanner.peek()
    if case .alias(let name) = token.kind {
      pop()
      scanner.skipToken()
      return Event(kind: .alias(name), start: token.start, end: token.end)
    }
    var event = Event(kind: .scalar("", .plain), start: token.start, end: token.start)
    var tag: (handle: String, suffix: String, token: Token)?
    properties: while true {
      switch token.kind {
      case .anchor(let name) where event.anchor == nil: event.anchor = name
      case .tag(let handle, let suffix) where tag == nil: tag = (handle, suffix, token)
      default: break properties
      }
      event.end = token.end
      token = try skipAndPeek()
    }
    if let tag { event.tag = try resolve(tag.handle, tag.suffix, tag.token) }
    let hasProperties = event.anchor != nil || !event.tag.isEmpty
    if hasProperties { event.start = event.end }
    switch token.kind {
    case .blockEntry where allowsIndentlessSequence:
      state = .indentlessSequenceEntry
      event.kind = .sequenceStart
    case .scalar(let text, let style):
      pop()
      scanner.skipToken()
      event.kind = .scalar(text, style)
    case .flowSequenceStart:
      state = .flowSequenceEntry(isFirst: true)
      event.kind = .sequenceStart
    case .flowMappingStart:
      state = .flowMappingKey(isFirst: true)
      event.kind = .mappingStart
    case .blockSequenceStart where isBlock:
      state = .blockSequenceEntry(isFirst: true)
      event.kind = .sequenceStart
    case .blockMappingStart where isBlock:
      state = .blockMappingKey(isFirst: true)
      event.kind = .mappingStart
    default:
      guard hasProperties else { throw failure("expected a value here", at: token) }
      pop()
      return event
    }
    event.start = token.start
    event.end = token.end
    return event
  }

  func resolve(_ handle: String, _ suffix: String, _ token: Token) throws(YAMLError) -> String {
    if handle.isEmpty { return suffix }
    let prefix = tagPrefixes.first { $0.handle == handle }?.prefix
    guard let prefix, !(prefix + suffix).isEmpty else { throw failure("no `%TAG` directive defines `\(handle)`", at: token) }
    return prefix + suffix
  }
}
