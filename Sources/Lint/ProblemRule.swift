import TrustPolicy

extension FileProblem {
  /// The id of the rule that reports it.
  var rule: String {
    switch self {
    case .yaml: "yaml-syntax"
    case .duplicateKey: "duplicate-key"
    case .keyType, .notFinite, .wrongType: "wrong-type"
    case .unknownField(_, .permissions, _): "unknown-permission"
    case .unknownField: "unknown-field"
    case .neither(let choice, _), .both(let choice, _, _): "\(choice.rawValue)-choice"
    case .pattern: "invalid-pattern"
    case .emptyAllowlist: "allowlist-empty"
    case .unknownMode: "allowlist-mode"
    case .tooMany, .longPattern: "allowlist-limits"
    case .malformedIssuer, .upperCaseIssuer: "allowlist-issuer"
    case .patternSpansHost: "allowlist-spans-host"
    }
  }
}
