import Pattern
import Source
import TrustPolicy

extension FileProblem {
  /// The problem as a finding, its place made as narrow as the file allows.
  func finding(in source: SourceText) -> Finding {
    Finding(rule: rule, severity: .error, message: description, span: place(in: source), help: help)
  }

  /// The id of the rule that reports it.
  private var rule: String {
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

  /// For a pattern the part that is wrong, where the scalar is written as it reads; else the whole value.
  private func place(in source: SourceText) -> Span {
    let (part, text, at): (Range<Int>, String, Span)
    switch self {
    case .pattern(_, let error, let pattern, let span): (part, text, at) = (error.place, pattern, span)
    case .patternSpansHost(_, let place, let pattern, let span): (part, text, at) = (place, pattern, span)
    default: return span
    }
    let written = Array(text.utf8)
    for quote in [0, 1] {
      let start = at.start + quote
      guard start + written.count <= source.bytes.count else { continue }
      if source.bytes[start..<start + written.count].elementsEqual(written) {
        return Span(start + part.lowerBound, start + part.upperBound)
      }
    }
    return at
  }
}
