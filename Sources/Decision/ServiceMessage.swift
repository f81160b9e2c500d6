import Token
import TrustPolicy

/// What the service itself says of a failed check, so that who knows its messages meets them here too.
enum ServiceMessage {
  static func text(_ check: Check, _ reason: Reason, _ claims: Claims) -> String {
    switch (check.field, reason) {
    case (_, .tokenIssuerInvalid): "invalid issuer in token"
    case (_, .tokenSubjectInvalid): "invalid subject in token"
    case (_, .tokenAudienceInvalid): "invalid audience in token"
    case (.claim(let name), .claimMissing): "trust policy: expected claim \(quote(name)) not found in token"
    case (.claim(let name), .claimNotString): "trust policy: expected claim \(quote(name)) not a string"
    case (.claim(let name), _): "trust policy: claim \(quote(name)) did not match \(wanted(check, anchored: true))"
    case (.audience, _):
      "trust policy: \(isPattern(check) ? "audience_pattern" : "audience") \(wanted(check)) did not match any of "
        + "[" + claims.audience.map(quote).joined(separator: " ") + "]"
    case (let field, _):
      "trust policy: \(field.name) \(quote(check.actual ?? "")) did not match \(isPattern(check) ? "pattern " : "")\(wanted(check))"
    }
  }

  private static func isPattern(_ check: Check) -> Bool {
    if case .match(let match) = check.wanted { match.isPattern } else { false }
  }

  private static func wanted(_ check: Check, anchored: Bool = false) -> String {
    guard case .match(let match) = check.wanted else { return "" }
    return quote(anchored ? "^" + match.written + "$" : match.written)
  }

  /// Go's `%q`, for what the service quotes: its escapes of controls, quotes and backslashes.
  private static func quote(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\" + String(Character(scalar))
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        out += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
