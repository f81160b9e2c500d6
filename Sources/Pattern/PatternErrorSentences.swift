extension PatternError {
  /// What was found and what to do, with the part of `pattern` that it is about in backticks.
  public func sentence(in pattern: String) -> String {
    let found = quoted(in: pattern)
    return switch self {
    case .invalidUTF8: "the pattern is not valid UTF-8 here: write the character itself or an escape such as `\\x{FF}`"
    case .trailingBackslash: "a backslash ends the pattern and escapes nothing: write `\\\\` for a backslash, or remove it"
    case .invalidEscape: escapeSentence(found)
    case .unclosedClass: "the character class \(found) has no closing `]`: add it, or write `\\[` for a bracket"
    case .reversedRange: "the range \(found) ends before it starts: put the smaller character first, or write `\\-` for a hyphen"
    case .unknownClass: classSentence(found, in: pattern)
    case .unclosedGroup: "the group that \(found) opens is never closed: add `)`, or write `\\(` for a parenthesis"
    case .unopenedGroup: "\(found) closes a group that was never opened: remove it, or write `\\)` for a parenthesis"
    case .invalidGroupName:
      "\(found) is not a group name: names are letters, digits and `_`, as in `(?P<name>…)`; look-behind does not exist"
    case .unsupportedGroup: groupSentence(found)
    case .nothingToRepeat: "\(found) has nothing before it to repeat: put something before it, or escape it with a backslash"
    case .repeatedRepetition:
      "\(found) repeats a repetition, and possessive forms do not exist: keep one operator, or put the inner one in a group"
    case .invalidRepeatCount(_, let limit):
      "\(found) is not a count this syntax allows: at most \(limit), also multiplied through nested repeats, and the minimum first"
    case .tooDeep(_, let limit): "the pattern nests more than \(limit) levels deep: use fewer groups"
    case .tooLarge(_, let limit): "the pattern compiles to more than \(limit) steps: use fewer or smaller repeats and classes"
    }
  }

  private func quoted(in pattern: String) -> String {
    let bytes = Array(pattern.utf8)
    let at = place.clamped(to: 0..<bytes.count)
    return "`\(String(decoding: bytes[at], as: UTF8.self))`"
  }

  private func escapeSentence(_ found: String) -> String {
    switch found.dropFirst().dropLast() {
    case "\\Z": "`\\Z` does not exist: `$` or `\\z` is the end of the text"
    case "\\E": "`\\E` ends no quotation: `\\Q` must stand before it"
    case "\\1", "\\2", "\\3", "\\4", "\\5", "\\6", "\\7", "\\8", "\\9":
      "\(found) is a back-reference, which does not exist: spell out what it should repeat"
    default: "\(found) is not an escape: remove the backslash for the character itself; punctuation may always be escaped"
    }
  }

  private func classSentence(_ found: String, in pattern: String) -> String {
    let name = found.drop { $0 != "{" }.dropFirst().prefix { $0 != "}" && $0 != "`" }
    if let script = UnicodeTables.unreachableScript(Array(name.utf8)) {
      return "\(found) names the script \(script), which this release of Go does not find by any spelling: list its characters as ranges"
    }
    return "\(found) is not the name of a class: `[[:alpha:]]`, `\\p{L}`, `\\p{Letter}` and `\\p{Greek}` are"
  }

  private func groupSentence(_ found: String) -> String {
    switch found.dropFirst().dropLast() {
    case "(?=", "(?!": "\(found) looks ahead, which does not exist: write out what may follow, or use a second check"
    case "(?>": "\(found) is an atomic group, which does not exist and is not needed: matching takes linear time"
    case "(?#": "\(found) begins a comment, which does not exist in patterns"
    default: "\(found) is not a group this syntax has: `(?:…)`, `(?P<name>…)` and the flags `i`, `m`, `s`, `U` are"
    }
  }
}
