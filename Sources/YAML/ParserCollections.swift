// MARK: - Block collections

extension Parser {
  mutating func blockSequenceEntry(_ isFirst: Bool) throws(YAMLError) -> Event {
    if isFirst { scanner.skipToken() }
    let token = try scanner.peek()
    switch token.kind {
    case .blockEntry:
      let next = try skipAndPeek()
      switch next.kind {
      case .blockEntry, .blockEnd:
        state = .blockSequenceEntry(isFirst: false)
        return empty(at: token.end)
      default:
        states.append(.blockSequenceEntry(isFirst: false))
        return try node(isBlock: true)
      }
    case .blockEnd:
      pop()
      scanner.skipToken()
      return Event(kind: .sequenceEnd, start: token.start, end: token.end)
    default: throw failure("expected `-`, as in the other items of this list: check the indentation", at: token)
    }
  }

  mutating func indentlessSequenceEntry() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    guard token.kind == .blockEntry else {
      pop()
      return Event(kind: .sequenceEnd, start: token.start, end: token.start)
    }
    let next = try skipAndPeek()
    switch next.kind {
    case .blockEntry, .key, .value, .blockEnd:
      state = .indentlessSequenceEntry
      return empty(at: token.end)
    default:
      states.append(.indentlessSequenceEntry)
      return try node(isBlock: true)
    }
  }

  mutating func blockMappingKey(_ isFirst: Bool) throws(YAMLError) -> Event {
    if isFirst { scanner.skipToken() }
    let token = try scanner.peek()
    switch token.kind {
    case .key:
      let next = try skipAndPeek()
      switch next.kind {
      case .key, .value, .blockEnd:
        state = .blockMappingValue
        return empty(at: token.end)
      default:
        states.append(.blockMappingValue)
        return try node(isBlock: true, allowsIndentlessSequence: true)
      }
    case .blockEnd:
      pop()
      scanner.skipToken()
      return Event(kind: .mappingEnd, start: token.start, end: token.end)
    default: throw failure("expected a key here: check the indentation and the quotes above", at: token)
    }
  }

  mutating func blockMappingValue() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    guard token.kind == .value else {
      state = .blockMappingKey(isFirst: false)
      return empty(at: token.start)
    }
    let next = try skipAndPeek()
    switch next.kind {
    case .key, .value, .blockEnd:
      state = .blockMappingKey(isFirst: false)
      return empty(at: token.end)
    default:
      states.append(.blockMappingKey(isFirst: false))
      return try node(isBlock: true, allowsIndentlessSequence: true)
    }
  }
}

// MARK: - Flow collections

extension Parser {
  mutating func flowSequenceEntry(_ isFirst: Bool) throws(YAMLError) -> Event {
    if isFirst { scanner.skipToken() }
    var token = try scanner.peek()
    if token.kind != .flowSequenceEnd, !isFirst {
      guard token.kind == .flowEntry else { throw failure("expected `,` or `]`", at: token) }
      token = try skipAndPeek()
    }
    switch token.kind {
    case .flowSequenceEnd:
      pop()
      scanner.skipToken()
      return Event(kind: .sequenceEnd, start: token.start, end: token.end)
    case .key:
      state = .flowSequenceMappingKey
      scanner.skipToken()
      return Event(kind: .mappingStart, start: token.start, end: token.end)
    default:
      states.append(.flowSequenceEntry(isFirst: false))
      return try node(isBlock: false)
    }
  }

  mutating func flowSequenceMappingKey() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    switch token.kind {
    case .value, .flowEntry, .flowSequenceEnd:
      // yaml.v2 takes this token away, whatever it is.
      scanner.skipToken()
      state = .flowSequenceMappingValue
      return empty(at: token.end)
    default:
      states.append(.flowSequenceMappingValue)
      return try node(isBlock: false)
    }
  }

  mutating func flowSequenceMappingValue() throws(YAMLError) -> Event {
    let token = try scanner.peek()
    if token.kind == .value {
      let next = try skipAndPeek()
      switch next.kind {
      case .flowEntry, .flowSequenceEnd: break
      default:
        states.append(.flowSequenceMappingEnd)
        return try node(isBlock: false)
      }
    }
    state = .flowSequenceMappingEnd
    return empty(at: token.start)
  }

  mutating func flowMappingKey(_ isFirst: Bool) throws(YAMLError) -> Event {
    if isFirst { scanner.skipToken() }
    var token = try scanner.peek()
    if token.kind != .flowMappingEnd, !isFirst {
      guard token.kind == .flowEntry else { throw failure("expected `,` or `}`", at: token) }
      token = try skipAndPeek()
    }
    switch token.kind {
    case .flowMappingEnd:
      pop()
      scanner.skipToken()
      return Event(kind: .mappingEnd, start: token.start, end: token.end)
    case .key:
      let next = try skipAndPeek()
      switch next.kind {
      case .value, .flowEntry, .flowMappingEnd:
        state = .flowMappingValue(isEmpty: false)
        return empty(at: next.start)
      default:
        states.append(.flowMappingValue(isEmpty: false))
        return try node(isBlock: false)
      }
    default:
      states.append(.flowMappingValue(isEmpty: true))
      return try node(isBlock: false)
    }
  }

  mutating func flowMappingValue(_ isEmpty: Bool) throws(YAMLError) -> Event {
    let token = try scanner.peek()
    if !isEmpty, token.kind == .value {
      let next = try skipAndPeek()
      switch next.kind {
      case .flowEntry, .flowMappingEnd:
        state = .flowMappingKey(isFirst: false)
        return empty(at: next.start)
      default:
        states.append(.flowMappingKey(isFirst: false))
        return try node(isBlock: false)
      }
    }
    state = .flowMappingKey(isFirst: false)
    return empty(at: token.start)
  }
}
