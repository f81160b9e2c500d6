import Pattern
import Source

/// Strict decoding of an allowlist, by the same rules as for policies.
struct AllowlistDecoder {
  var span = Span(0, 0)
  var mode: (text: String, span: Span) = ("", Span(0, 0))
  var issuers = ListField()
  var patterns = ListField()
  var problems: [FileProblem] = []

  mutating func decode(_ root: Converted) {
    span = root.span
    switch root.content {
    case .null: return
    case .map(let members):
      for member in members { field(member) }
    case .bool, .number, .text, .list:
      problems.append(.wrongType(field: "the file", expected: "a mapping", found: root.kind, at: root.span))
    }
  }

  private mutating func field(_ member: Converted.Member) {
    switch AllowlistFields.fields.match(member.name) {
    case "mode":
      switch member.value.content {
      case .null: break
      case .text(let text): mode = (text, member.value.span)
      case .bool, .number, .list, .map:
        problems.append(.wrongType(field: "mode", expected: "text", found: member.value.kind, at: member.value.span))
      }
    case "issuers": problems += issuers.decode(member.value, key: member.key, field: "issuers")
    case "issuer_patterns": problems += patterns.decode(member.value, key: member.key, field: "issuer_patterns")
    default: problems.append(.unknownField(member.name, of: .allowlist, at: member.key))
    }
  }
}

/// The service's checks of an allowlist, in its order, going on after the first problem.
struct AllowlistCompiler {
  private static let maximumIssuers = 64
  private static let maximumPatterns = 16
  private static let maximumPatternBytes = 256

  let decoded: AllowlistDecoder
  var problems: [FileProblem] = []

  init(decoded: AllowlistDecoder) {
    self.decoded = decoded
  }

  mutating func compile() -> IssuerAllowlist? {
    let mode = IssuerAllowlist.Mode(rawValue: decoded.mode.text.isEmpty ? "enforce" : decoded.mode.text)
    if mode == nil { problems.append(.unknownMode(decoded.mode.text, at: decoded.mode.span)) }
    let (issuers, patterns) = (decoded.issuers.entries ?? [], decoded.patterns.entries ?? [])
    if issuers.isEmpty, patterns.isEmpty { problems.append(.emptyAllowlist(at: decoded.span)) }
    limit("issuers", issuers.count, Self.maximumIssuers, decoded.issuers.key ?? decoded.span)
    limit("issuer_patterns", patterns.count, Self.maximumPatterns, decoded.patterns.key ?? decoded.span)
    for issuer in issuers { check(issuer: issuer.text, issuer.span) }
    let compiled = patterns.compactMap { compile(pattern: $0.text, $0.span) }
    guard problems.isEmpty, let mode else { return nil }
    return IssuerAllowlist(mode: mode, issuers: issuers.map(\.text), patterns: compiled)
  }

  private mutating func limit(_ field: String, _ count: Int, _ limit: Int, _ span: Span) {
    if count > limit { problems.append(.tooMany(field: field, count: count, limit: limit, at: span)) }
  }

  private mutating func check(issuer: String, _ span: Span) {
    guard WellFormed.issuer(issuer) else {
      problems.append(.malformedIssuer(issuer, at: span))
      return
    }
    // The scheme and host end at the first slash after `://`; without one the whole text counts.
    let bytes = Array(issuer.utf8)
    var end = bytes.count
    if let colon = issuer.utf8.firstRange(of: "://".utf8) {
      let start = issuer.utf8.distance(from: issuer.utf8.startIndex, to: colon.upperBound)
      end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? end
    }
    if bytes[..<end].contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) {
      problems.append(.upperCaseIssuer(issuer, at: span))
    }
  }

  private mutating func compile(pattern text: String, _ span: Span) -> Pattern? {
    if text.utf8.count > Self.maximumPatternBytes {
      problems.append(.longPattern(bytes: text.utf8.count, limit: Self.maximumPatternBytes, at: span))
      return nil
    }
    do {
      if let (spanning, place) = try Syntax(parsing: text).spanningElement(of: "/") {
        problems.append(.patternSpansHost(spanning, part: place, text: text, at: span))
        return nil
      }
      // A group would make `)(` and the like compile, so the service compiles the pattern alone first; parsing it has done that.
      return try Pattern.full(text)
    } catch {
      problems.append(.pattern(field: "issuer_patterns", error, text: text, at: span))
      return nil
    }
  }
}
