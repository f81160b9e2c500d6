extension Syntax: CustomStringConvertible {
  /// The tree as a text of nested words, the same for the same tree: `cat{bot lit{foo} star{dot} eot}`.
  public var description: String {
    switch element {
    case .nothing: "none"
    case .empty: "empty"
    case .literal(let literal): (literal.folded ? "litfold{" : "lit{") + literal.points.map(Self.dumped).joined() + "}"
    case .set(let set): "class{" + set.ranges.map(Self.dumped).joined(separator: " ") + "}"
    case .anyButNewline: "dot"
    case .any: "any"
    case .assertion(let assertion): Self.dumped(assertion)
    case .capture(let inner, let index, let name): "cap{\(index)\(name.isEmpty ? "" : ":" + name) \(inner)}"
    case .repeated(let inner, let repetition, let lazy): Self.dumped(repetition, lazy) + "\(inner)}"
    case .concatenation(let parts): "cat{" + parts.map(\.description).joined(separator: " ") + "}"
    case .alternation(let parts): "alt{" + parts.map(\.description).joined(separator: " ") + "}"
    }
  }

  static func dumped(_ point: UInt32) -> String {
    switch point {
    case 0x21...0x7A where point != 0x5C: String(Character(Unicode.Scalar(UInt8(point))))
    default: "\\x" + String(point, radix: 16) + ";"
    }
  }

  static func dumped(_ range: ClosedRange<UInt32>) -> String {
    let first = dumped(range.lowerBound)
    return range.count == 1 ? first : first + "-" + dumped(range.upperBound)
  }

  static func dumped(_ assertion: Assertion) -> String {
    switch assertion {
    case .beginLine: "bol"
    case .endLine: "eol"
    case .beginText: "bot"
    case .endText: "eot"
    case .dollar: "dollar"
    case .wordBoundary: "wb"
    case .notWordBoundary: "nwb"
    }
  }

  private static func dumped(_ repetition: Repetition, _ lazy: Bool) -> String {
    let prefix = lazy ? "n" : ""
    return switch repetition {
    case .star: prefix + "star{"
    case .plus: prefix + "plus{"
    case .optional: prefix + "que{"
    case .counted(let minimum, let maximum): prefix + "rep{\(minimum),\(maximum.map(String.init) ?? "") "
    }
  }
}
