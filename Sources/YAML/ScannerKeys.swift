// Keys without `?`, which are known only by the `:` after them, and indentation.

extension Scanner {
  var nextTokenNumber: Int { parsed + queue.count - head }

  /// Whether the key may still be followed by its `:`, on the same line and within 1,024 characters.
  mutating func isValid(_ index: Int) throws(YAMLError) -> Bool {
    let key = simpleKeys[index]
    guard key.isPossible else { return false }
    if key.line < line || key.position + Self.maximumKeyLength < position {
      if key.isRequired { throw missingColon(key) }
      simpleKeys[index].isPossible = false
      return false
    }
    return true
  }

  func missingColon(_ key: SimpleKey) -> YAMLError {
    var end = key.position
    while end < position, !isBreakOrEnd(characters.scalars[end]) { end += 1 }
    return .syntax("expected `:` and a blank after this key", at: characters.span(key.position, max(end, key.position + 1)))
  }

  mutating func saveSimpleKey() throws(YAMLError) {
    guard isSimpleKeyAllowed else { return }
    let key = SimpleKey(
      isPossible: true, isRequired: flowLevel == 0 && indent == column, tokenNumber: nextTokenNumber, position: position, line: line,
      column: column)
    try removeSimpleKey()
    simpleKeys[simpleKeys.count - 1] = key
    simpleKeyByToken[key.tokenNumber] = simpleKeys.count - 1
  }

  mutating func removeSimpleKey() throws(YAMLError) {
    let last = simpleKeys.count - 1
    guard simpleKeys[last].isPossible else { return }
    if simpleKeys[last].isRequired { throw missingColon(simpleKeys[last]) }
    simpleKeys[last].isPossible = false
    simpleKeyByToken[simpleKeys[last].tokenNumber] = nil
  }

  mutating func rollIndent(to column: Int, _ kind: Token.Kind, number: Int?, at place: Int) throws(YAMLError) {
    guard flowLevel == 0, indent < column else { return }
    indents.append(indent)
    indent = column
    if indents.count > Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels") }
    if let number { insert(kind, at: place, number: number) } else { append(kind, from: place, to: place) }
  }

  mutating func unrollIndent(to column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column {
      append(.blockEnd, from: position)
      indent = indents.popLast() ?? -1
    }
  }
}
