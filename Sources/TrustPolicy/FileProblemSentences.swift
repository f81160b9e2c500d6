import Pattern
import YAML

extension FileProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .yaml(let error): error.description
    case .duplicateKey(let name, _, _): "key `\(name)` is given twice"
    case .keyType(let found, _): "\(found) cannot be a key"
    case .notFinite: "the service cannot store this number"
    case .unknownField(let name, .permissions, _): "unknown permission `\(name)`"
    case .unknownField(let name, let section, _): "unknown field `\(name)` in the \(section.rawValue)"
    case .wrongType(let field, let expected, let found, _): "`\(field)` takes \(expected), found \(found)"
    case .neither(let choice, _): "neither `\(choice.rawValue)` nor `\(choice.rawValue)_pattern` is set"
    case .both(let choice, _, _): "both `\(choice.rawValue)` and `\(choice.rawValue)_pattern` are set"
    case .pattern(let field, let error, let text, _): "`\(field)` is no valid pattern: \(error.sentence(in: text))"
    case .emptyAllowlist: "the allowlist names no issuer, which refuses every exchange of the organization"
    case .unknownMode(let mode, _): "unknown mode `\(mode)`"
    case .tooMany(let field, let count, let limit, _): "`\(field)` has \(count) entries, the service takes \(limit)"
    case .malformedIssuer(let issuer, _): "`\(issuer)` is no well-formed issuer"
    case .upperCaseIssuer(let issuer, _): "`\(issuer)` has capitals in its scheme or host, which no token carries"
    case .longPattern(let bytes, let limit, _): "the pattern has \(bytes) bytes, the service takes \(limit)"
    case .patternSpansHost(let spanning, _, _, _): "\(Self.name(spanning)) can match `/`, so that the pattern reaches past the host"
    }
  }

  /// What to do about it, when that is known.
  public var help: String? {
    switch self {
    case .yaml(let error): error.help
    case .duplicateKey: "keep one of the two"
    case .keyType: "write the key in quotes"
    case .notFinite: "put the value in quotes"
    case .unknownField(let name, .permissions, _):
      if let suggestion = PermissionCatalog.suggestion(for: name) {
        "did you mean `\(suggestion)`?"
      } else if let entry = PermissionCatalog[name] {
        "GitHub knows `\(entry.name)`, but the service does not read it yet"
      } else {
        "remove it: one unknown permission makes the whole policy fail"
      }
    case .unknownField(let name, let section, _): Self.help(field: name, section)
    case .wrongType(_, "text", "a number", _), .wrongType(_, "text", "a boolean", _): "put the value in quotes"
    case .wrongType: nil
    case .neither(let choice, _):
      "set exactly one of them; an empty text counts as absent"
        + (choice == .audience ? ", and the service's domain is then expected" : "")
    case .both: "keep one of the two"
    case .pattern: nil
    case .emptyAllowlist: "list at least one issuer in `issuers` or `issuer_patterns`, or delete the file"
    case .unknownMode: "use `enforce` or `audit`, in lower case"
    case .tooMany: "use `issuer_patterns` for families of issuers"
    case .malformedIssuer: "write it as `https://HOST/PATH`, without query, fragment, user or encoded characters"
    case .upperCaseIssuer: "write scheme and host in lower case"
    case .longPattern: "split it into several patterns"
    case .patternSpansHost: "escape dots as `\\.`, and bound each varying part, as in `https://[a-z0-9-]+\\.example\\.com`"
    }
  }

  private static func name(_ spanning: Syntax.Spanning) -> String {
    switch spanning {
    case .dot: "`.`"
    case .set: "a character class"
    case .variableLiteral: "a literal inside a repetition, an option or an alternation"
    }
  }

  private static func help(field name: String, _ section: Section) -> String? {
    if section == .policy, name.lowercased() == "repositories" {
      return "only policies in the organization's `.github` repository may list repositories"
    }
    let fields = section == .allowlist ? AllowlistFields.names : PolicyFields.names(isOrganization: section == .organizationPolicy)
    if let near = Spelling.nearest(to: name, in: fields) { return "did you mean `\(near)`?" }
    return "the fields are " + fields.map { "`\($0)`" }.joined(separator: ", ")
  }
}
