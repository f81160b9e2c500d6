@testable import Pattern

/// Matches by asking each node of the tree where it can end when it begins somewhere: slow, and plain enough to be believed.
struct ReferenceMatcher {
  let points: [UInt32]

  init(_ bytes: [UInt8]) {
    points = UTF8Decoding.points(bytes.span)
  }

  /// Whether `syntax` matches somewhere.
  func matches(_ syntax: Syntax) -> Bool {
    (0...points.count).contains { !ends(syntax, from: $0).isEmpty }
  }

  private func ends(_ syntax: Syntax, from start: Int) -> Set<Int> {
    switch syntax.element {
    case .nothing: return []
    case .empty: return [start]
    case .literal(let literal): return ends(literal, from: start)
    case .set(let set): return one(start) { set.contains($0) }
    case .anyButNewline: return one(start) { $0 != 10 }
    case .any: return one(start) { _ in true }
    case .assertion(let assertion): return holds(assertion, start) ? [start] : []
    case .capture(let inner, _, _): return ends(inner, from: start)
    case .concatenation(let parts):
      return parts.reduce([start]) { starts, part in starts.reduce(into: []) { $0.formUnion(ends(part, from: $1)) } }
    case .alternation(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, from: start)) }
    case .repeated(let inner, let repetition, _):
      switch repetition {
      case .star: return repeated(inner, 0, nil, start)
      case .plus: return repeated(inner, 1, nil, start)
      case .optional: return repeated(inner, 0, 1, start)
      case .counted(let minimum, let maximum): return repeated(inner, minimum, maximum, start)
      }
    }
  }

  private func repeated(_ inner: Syntax, _ minimum: Int, _ maximum: Int?, _ start: Int) -> Set<Int> {
    var all: Set<Int> = minimum == 0 ? [start] : []
    var reached: Set<Int> = [start]
    var count = 0
    while count < maximum ?? Int.max, !reached.isEmpty {
      let next = reached.reduce(into: Set<Int>()) { $0.formUnion(ends(inner, from: $1)) }
      count += 1
      if count >= minimum {
        if next.isSubset(of: all) { break }
        all.formUnion(next)
      }
      reached = next
    }
    return all
  }

  private func one(_ start: Int, where accepts: (UInt32) -> Bool) -> Set<Int> {
    start < points.count && accepts(points[start]) ? [start + 1] : []
  }

  private func ends(_ literal: Syntax.Literal, from start: Int) -> Set<Int> {
    guard start + literal.points.count <= points.count else { return [] }
    for (offset, wanted) in literal.points.enumerated() {
      let found = points[start + offset]
      guard found == wanted || literal.folded && CaseFolding.orbit(wanted).contains(found) else { return [] }
    }
    return [start + literal.points.count]
  }

  private func holds(_ assertion: Syntax.Assertion, _ at: Int) -> Bool {
    let before = at > 0 ? points[at - 1] : nil
    let after = at < points.count ? points[at] : nil
    func isWord(_ point: UInt32?) -> Bool {
      guard let point, point < 0x80, let scalar = Unicode.Scalar(point) else { return false }
      return scalar == "_" || Character(scalar).isLetter || Character(scalar).isNumber
    }
    return switch assertion {
    case .beginText: before == nil
    case .beginLine: before == nil || before == 10
    case .endText, .dollar: after == nil
    case .endLine: after == nil || after == 10
    case .wordBoundary: isWord(before) != isWord(after)
    case .notWordBoundary: isWord(before) == isWord(after)
    }
  }
}
