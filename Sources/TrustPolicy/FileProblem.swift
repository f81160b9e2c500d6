import Pattern
import Source
import YAML

/// Why the service refuses a policy or an allowlist: what is wrong and where.
public enum FileProblem: Error, Equatable, Sendable {
  // The file does not parse.
  case yaml(YAMLError)
  case duplicateKey(String, at: Span, first: Span)
  /// A null, a list or a number of more than 63 bits as a key.
  case keyType(found: String, at: Span)
  /// An infinity or a NaN where the service does not turn numbers into text.
  case notFinite(at: Span)
  case unknownField(String, of: Section, at: Span)
  case wrongType(field: String, expected: String, found: String, at: Span)

  // The file parses and does not compile.
  case neither(Choice, at: Span)
  case both(Choice, at: Span, and: Span)
  case pattern(field: String, PatternError, text: String, at: Span)
  case emptyAllowlist(at: Span)
  case unknownMode(String, at: Span)
  case tooMany(field: String, count: Int, limit: Int, at: Span)
  case malformedIssuer(String, at: Span)
  case upperCaseIssuer(String, at: Span)
  case longPattern(bytes: Int, limit: Int, at: Span)
  /// A pattern that can match `/` other than as a literal at a fixed position.
  case patternSpansHost(Syntax.Spanning, part: Range<Int>, text: String, at: Span)

  /// Where an unknown field was found.
  public enum Section: String, Sendable {
    case policy
    case organizationPolicy = "organization policy"
    case permissions
    case allowlist
  }

  /// A field that is given either as text or as a pattern.
  public enum Choice: String, Sendable {
    case issuer
    case subject
    case audience
  }

  /// How far the service gets with the file.
  public var stage: FileStage {
    switch self {
    case .yaml, .duplicateKey, .keyType, .notFinite, .unknownField, .wrongType: .parse
    case .neither, .both, .pattern, .emptyAllowlist, .unknownMode, .tooMany, .malformedIssuer, .upperCaseIssuer, .longPattern,
      .patternSpansHost:
      .compile
    }
  }

  /// Whether it is that something is not there.
  var isAbsence: Bool {
    switch self {
    case .neither, .emptyAllowlist: true
    default: false
    }
  }

  /// The place.
  public var span: Span {
    switch self {
    case .yaml(let error): error.span
    case .duplicateKey(_, let at, _), .keyType(_, let at), .notFinite(let at), .unknownField(_, _, let at), .wrongType(_, _, _, let at),
      .neither(_, let at), .both(_, let at, _), .pattern(_, _, _, let at), .emptyAllowlist(let at), .unknownMode(_, let at),
      .tooMany(_, _, _, let at), .malformedIssuer(_, let at), .upperCaseIssuer(_, let at), .longPattern(_, _, let at),
      .patternSpansHost(_, _, _, let at):
      at
    }
  }
}

/// How far the service gets with a file.
public enum FileStage: String, Sendable {
  /// It cannot be read.
  case parse
  /// It is read and refused.
  case compile
  case ok
}
