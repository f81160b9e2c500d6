import Decision
import Pattern
import Source
import Token
import TrustPolicy

/// A line that a policy may have in the place of the one that it has, so that it admits a token.
struct PolicyLine: Sendable {
  let field: Check.Field
  /// Whether the text is a pattern.
  let isPattern: Bool
  let written: String

  /// A claim is always matched by a pattern.
  init(_ field: Check.Field, exact text: String) {
    self.field = field
    if case .claim = field {
      (isPattern, written) = (true, Pattern.quoted(text))
    } else {
      (isPattern, written) = (false, text)
    }
  }

  init(_ field: Check.Field, pattern: String) {
    (self.field, isPattern, written) = (field, true, pattern)
  }

  /// The line as it stands in the file.
  var text: String { "\(Self.scalar(key)): \(Self.scalar(written))" }

  private var key: String {
    switch field {
    case .claim(let name): name
    case .issuer, .issuerForm: isPattern ? "issuer_pattern" : "issuer"
    case .subject, .subjectForm: isPattern ? "subject_pattern" : "subject"
    case .audience, .audienceForm: isPattern ? "audience_pattern" : "audience"
    }
  }

  /// Whether a token passes the check of the field once the policy has this line.
  func admits(_ claims: Claims) -> Bool {
    guard let match else { return false }
    switch field {
    case .issuer, .issuerForm: return match.matches(claims.issuer)
    case .subject, .subjectForm: return match.matches(claims.subject)
    case .audience, .audienceForm: return claims.audience.contains(where: match.matches)
    case .claim(let name):
      switch claims[name] {
      case .text(let text): return match.matches(text)
      case .boolean(let value): return match.matches(value ? "true" : "false")
      case .absent, .other: return false
      }
    }
  }

  private var match: StringMatch? {
    guard isPattern else { return .exact(written) }
    return (try? Pattern.anchored(written)).map { .pattern($0, written: written) }
  }
}

// MARK: - YAML

extension PolicyLine {
  /// Text as a policy file must have it: plain where the service reads it so, else in quotes.
  static func scalar(_ text: String) -> String {
    guard text.unicodeScalars.allSatisfy(isVisible) else { return "\"" + text.unicodeScalars.map(escaped).joined() + "\"" }
    return isPlain(text) ? text : "'" + text.replacing("'", with: "''") + "'"
  }

  private static func isPlain(_ text: String) -> Bool {
    // Policies of organizations take no number for a text.
    let file = PolicyFile(SourceText(name: "", text: "issuer: a\nsubject: \(text)\n"), kind: .organization)
    guard file.problems.isEmpty, case .exact(let read)? = file.policy?.subject.value else { return false }
    return read.hasSameBytes(as: text)
  }

  /// Whether it can be written without an escape.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value >= 0x20 && scalar.value < 0x7F : UnicodeTables.isPrintable(scalar)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\", "\"": return "\\" + String(Character(scalar))
    case "\n": return "\\n"
    case _ where isVisible(scalar): return String(Character(scalar))
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
