import Source

/// Why a text cannot be read as YAML the way the service reads it (gopkg.in/yaml.v2 2.4.4).
public enum YAMLError: Error, Equatable, Sendable {
  /// The bytes are no text: ill-formed UTF-8 or UTF-16, or a character that YAML forbids.
  case unreadable(String, at: Span)
  /// The text breaks the grammar.
  case syntax(String, at: Span)
  /// An alias names an anchor that was not defined before it.
  case unknownAnchor(String, at: Span)
  /// An anchored value holds itself.
  case recursiveAlias(String, at: Span)
  /// Aliases stand for far more content than was written.
  case excessiveAliasing(at: Span)
  /// The text of a scalar does not fit its tag.
  case tagMismatch(text: String, tag: String, at: Span)
  /// `<<` was given something other than mappings.
  case mergeOfNoMapping(at: Span)
  /// A list or a mapping as a key.
  case collectionAsKey(at: Span)

  /// The place.
  public var span: Span {
    switch self {
    case .unreadable(_, let at), .syntax(_, let at), .unknownAnchor(_, let at), .recursiveAlias(_, let at), .excessiveAliasing(let at),
      .tagMismatch(_, _, let at), .mergeOfNoMapping(let at), .collectionAsKey(let at):
      at
    }
  }
}

extension YAMLError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let problem, _), .syntax(let problem, _): problem
    case .unknownAnchor(let name, _): "alias `*\(name)` names no anchor that stands before it"
    case .recursiveAlias(let name, _): "the value of anchor `&\(name)` contains itself"
    case .excessiveAliasing: "aliases expand to too much content"
    case .tagMismatch(let text, let tag, _): "`\(text)` is no \(tag)"
    case .mergeOfNoMapping: "`<<` takes a mapping or a list of mappings"
    case .collectionAsKey: "a list or a mapping cannot be a key"
    }
  }
}

extension YAMLError {
  /// What to do about it, when that is not said already.
  public var help: String? {
    switch self {
    case .unreadable: "save the file as UTF-8 without control characters"
    case .syntax: nil
    case .unknownAnchor: "put a text that starts with `*` in quotes"
    case .recursiveAlias, .excessiveAliasing: "write the value out"
    case .tagMismatch: "remove the tag, or put the value in quotes"
    case .mergeOfNoMapping: "write `\"<<\"` if the key itself is meant"
    case .collectionAsKey: "put the key in quotes"
    }
  }
}
