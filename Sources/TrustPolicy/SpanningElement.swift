import Pattern

/// The service's guard for issuer patterns: it refuses one that can match `/` other than as a literal at a fixed position, since such a pattern
/// reaches past the host. It looks at the parse tree, so the tree must be Go's.
enum SpanningElement {
  /// Where the first such element stands, in UTF-8 offsets of the pattern, and what it is.
  static func find(in syntax: Syntax, isVariable: Bool = false) -> (place: Range<Int>, what: String)? {
    let slash = UInt32(UInt8(ascii: "/"))
    switch syntax.element {
    case .nothing, .empty, .assertion: return nil
    case .any, .anyButNewline: return (syntax.place, "`.`")
    case .set(let set): return set.contains(slash) ? (syntax.place, "a character class") : nil
    case .literal(let literal):
      guard isVariable, literal.points.contains(slash) else { return nil }
      return (syntax.place, "a literal inside a repetition, an option or an alternation")
    case .capture(let inner, _, _): return find(in: inner, isVariable: isVariable)
    case .repeated(let inner, _, _): return find(in: inner, isVariable: true)
    case .concatenation(let parts): return parts.lazy.compactMap { find(in: $0, isVariable: isVariable) }.first
    case .alternation(let parts): return parts.lazy.compactMap { find(in: $0, isVariable: true) }.first
    }
  }
}
