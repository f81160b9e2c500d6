/// Why a pattern does not compile. Places are half-open UTF-8 offsets into the pattern as its author wrote it.
public enum PatternError: Error, Equatable, Sendable {
  /// Bytes that are not UTF-8.
  case invalidUTF8(at: Range<Int>)
  /// A backslash at the end.
  case trailingBackslash(at: Range<Int>)
  /// A backslash followed by what it cannot escape.
  case invalidEscape(at: Range<Int>)
  /// A character class without its `]`.
  case unclosedClass(at: Range<Int>)
  /// A range in a class that ends before it starts.
  case reversedRange(at: Range<Int>)
  /// `[:name:]` or `\p{name}` with a name that nothing has.
  case unknownClass(at: Range<Int>)
  /// A group without its `)`.
  case unclosedGroup(at: Range<Int>)
  /// A `)` without its group.
  case unopenedGroup(at: Range<Int>)
  /// `(?P<name>` with a name that is not of `[A-Za-z0-9_]+`, or without its `>`.
  case invalidGroupName(at: Range<Int>)
  /// `(?` followed by what this syntax does not have: look-around, atomic groups, unknown flags.
  case unsupportedGroup(at: Range<Int>)
  /// A repetition with nothing before it.
  case nothingToRepeat(at: Range<Int>)
  /// A repetition of a repetition: `a**`, `a++`, `a{2}*`.
  case repeatedRepetition(at: Range<Int>)
  /// A count above the limit, a minimum above the maximum, or nested counts whose product is above the limit.
  case invalidRepeatCount(at: Range<Int>, limit: Int)
  /// A tree of more levels than the limit.
  case tooDeep(at: Range<Int>, limit: Int)
  /// A pattern that would compile to more than the limit.
  case tooLarge(at: Range<Int>, limit: Int)

  /// The place of what is wrong.
  public var place: Range<Int> {
    switch self {
    case .invalidUTF8(let at), .trailingBackslash(let at), .invalidEscape(let at), .unclosedClass(let at), .reversedRange(let at),
      .unknownClass(let at), .unclosedGroup(let at), .unopenedGroup(let at), .invalidGroupName(let at), .unsupportedGroup(let at),
      .nothingToRepeat(let at), .repeatedRepetition(let at), .invalidRepeatCount(let at, _), .tooDeep(let at, _), .tooLarge(let at, _):
      at
    }
  }

  /// What Go calls it: the text of `syntax.ErrorCode`.
  public var goCode: String {
    switch self {
    case .invalidUTF8: "invalid UTF-8"
    case .trailingBackslash: "trailing backslash at end of expression"
    case .invalidEscape: "invalid escape sequence"
    case .unclosedClass: "missing closing ]"
    case .reversedRange, .unknownClass: "invalid character class range"
    case .unclosedGroup: "missing closing )"
    case .unopenedGroup: "unexpected )"
    case .invalidGroupName: "invalid named capture"
    case .unsupportedGroup: "invalid or unsupported Perl syntax"
    case .nothingToRepeat: "missing argument to repetition operator"
    case .repeatedRepetition: "invalid nested repetition operator"
    case .invalidRepeatCount: "invalid repeat count"
    case .tooDeep: "expression nests too deeply"
    case .tooLarge: "expression too large"
    }
  }

  /// The same error with its place moved by `offset` and kept within `0 ... length`: from the anchored pattern to the author's.
  func moved(by offset: Int, within length: Int) -> PatternError {
    func moved(_ at: Range<Int>) -> Range<Int> {
      let start = min(max(at.lowerBound + offset, 0), length)
      return start..<min(max(at.upperBound + offset, start), length)
    }
    return switch self {
    case .invalidUTF8(let at): .invalidUTF8(at: moved(at))
    case .trailingBackslash(let at): .trailingBackslash(at: moved(at))
    case .invalidEscape(let at): .invalidEscape(at: moved(at))
    case .unclosedClass(let at): .unclosedClass(at: moved(at))
    case .reversedRange(let at): .reversedRange(at: moved(at))
    case .unknownClass(let at): .unknownClass(at: moved(at))
    case .unclosedGroup(let at): .unclosedGroup(at: moved(at))
    case .unopenedGroup(let at): .unopenedGroup(at: moved(at))
    case .invalidGroupName(let at): .invalidGroupName(at: moved(at))
    case .unsupportedGroup(let at): .unsupportedGroup(at: moved(at))
    case .nothingToRepeat(let at): .nothingToRepeat(at: moved(at))
    case .repeatedRepetition(let at): .repeatedRepetition(at: moved(at))
    case .invalidRepeatCount(let at, let limit): .invalidRepeatCount(at: moved(at), limit: limit)
    case .tooDeep(let at, let limit): .tooDeep(at: moved(at), limit: limit)
    case .tooLarge(let at, let limit): .tooLarge(at: moved(at), limit: limit)
    }
  }
}
