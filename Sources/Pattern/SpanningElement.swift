extension Syntax {
  /// Why a pattern can match a character elsewhere than at one fixed position.
  public enum Spanning: Sendable, Equatable {
    /// A `.` matches it.
    case dot
    /// A class matches it.
    case set
    /// It is written out within a repetition, an optional part or an alternation.
    case variableLiteral
  }

  /// The first element, and its place, that can match `scalar` other than as a literal at a fixed position: the guard of the service's
  /// issuer allowlist, which looks at this tree and so depends on how Go factors alternatives.
  public func spanningElement(of scalar: Unicode.Scalar) -> (spanning: Spanning, place: Range<Int>)? {
    spanning(scalar.value, variable: false)
  }

  private func spanning(_ point: UInt32, variable: Bool) -> (spanning: Spanning, place: Range<Int>)? {
    switch element {
    case .any, .anyButNewline: return (.dot, place)
    case .set(let set): return set.contains(point) ? (.set, place) : nil
    case .literal(let literal):
      guard variable, let index = literal.points.firstIndex(of: point) else { return nil }
      return (.variableLiteral, literal.places.indices.contains(index) ? literal.places[index] : place)
    case .capture(let inner, _, _): return inner.spanning(point, variable: variable)
    case .repeated(let inner, _, _): return inner.spanning(point, variable: true)
    case .concatenation(let parts): return parts.lazy.compactMap { $0.spanning(point, variable: variable) }.first
    case .alternation(let parts): return parts.lazy.compactMap { $0.spanning(point, variable: true) }.first
    case .nothing, .empty, .assertion: return nil
    }
  }
}
