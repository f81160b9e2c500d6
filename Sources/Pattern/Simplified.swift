/// A pattern reduced to what decides whether a text matches: no captures, no preference between ways to match, no operators that say
/// the same twice. Repeats stay counted, so that it is never larger than its pattern.
indirect enum Simplified: Equatable {
  case nothing
  case empty
  case points([UInt32])
  case set(CharacterSet)
  case assertion(Syntax.Assertion)
  case sequence([Simplified])
  case choice([Simplified])
  /// Any number, or any number but none.
  case loop(Simplified, atLeastOnce: Bool)
  /// So many, and up to so many more.
  case copies(Simplified, required: Int, optional: Int)

  init(_ syntax: Syntax) {
    switch syntax.element {
    case .nothing: self = .nothing
    case .empty: self = .empty
    case .literal(let literal): self = Self.literal(literal)
    case .set(let set): self = Self.class(set)
    case .anyButNewline: self = .set(.allButNewline)
    case .any: self = .set(.all)
    case .assertion(.dollar): self = .assertion(.endText)
    case .assertion(let assertion): self = .assertion(assertion)
    case .capture(let inner, _, _): self.init(inner)
    case .repeated(let inner, let repetition, _): self = Self.repeated(Simplified(inner), repetition)
    case .concatenation(let parts): self = Self.sequence(of: parts.map(Simplified.init))
    case .alternation(let parts): self = Self.choice(of: parts.map(Simplified.init))
    }
  }

  private static func `class`(_ set: CharacterSet) -> Simplified {
    if set.isEmpty { return .nothing }
    return set.bounds.count == 2 && set.bounds[0] == set.bounds[1] ? .points([set.bounds[0]]) : .set(set)
  }

  private static func literal(_ literal: Syntax.Literal) -> Simplified {
    guard literal.folded else { return .points(literal.points) }
    return sequence(
      of: literal.points.map { point in
        CaseFolding.simpleFold(point) == point ? .points([point]) : .set(CaseFolding.set(of: point))
      })
  }

  /// The parts one after the other, those that are sequences taken apart and texts joined.
  static func sequence(of parts: [Simplified]) -> Simplified {
    var out: [Simplified] = []
    for part in parts {
      switch part {
      case .nothing: return .nothing
      case .empty: break
      case .sequence(let inner): for each in inner { append(each, to: &out) }
      default: append(part, to: &out)
      }
    }
    return out.count > 1 ? .sequence(out) : out.first ?? .empty
  }

  private static func append(_ part: Simplified, to out: inout [Simplified]) {
    if case .points(let points) = part, case .points(let before) = out.last {
      out[out.count - 1] = .points(before + points)
    } else {
      out.append(part)
    }
  }

  private static func choice(of parts: [Simplified]) -> Simplified {
    var out: [Simplified] = []
    var hasEmpty = false
    for part in parts where part != .nothing {
      if part == .empty {
        if hasEmpty { continue }
        hasEmpty = true
      }
      out.append(part)
    }
    return out.count > 1 ? .choice(out) : out.first ?? .nothing
  }

  private static func repeated(_ inner: Simplified, _ repetition: Syntax.Repetition) -> Simplified {
    switch repetition {
    case .star: many(inner, required: 0, maximum: nil)
    case .plus: many(inner, required: 1, maximum: nil)
    case .optional: many(inner, required: 0, maximum: 1)
    case .counted(let minimum, let maximum): many(inner, required: minimum, maximum: maximum)
    }
  }

  private static func many(_ inner: Simplified, required: Int, maximum: Int?) -> Simplified {
    if maximum == 0 || inner == .empty { return .empty }
    if inner == .nothing { return required == 0 ? .empty : .nothing }
    // A loop in a loop, or an optional thing in one, is that loop.
    if case .loop(let body, let atLeastOnce) = inner {
      if !atLeastOnce || required == 0 { return .loop(body, atLeastOnce: false) }
      return many(body, required: required, maximum: nil)
    }
    if case .copies(let body, 0, 1) = inner, maximum == nil { return .loop(body, atLeastOnce: false) }
    guard let maximum else {
      if required < 2 { return .loop(inner, atLeastOnce: required == 1) }
      return sequence(of: [.copies(inner, required: required - 1, optional: 0), .loop(inner, atLeastOnce: true)])
    }
    if case .copies(_, 0, 1) = inner, maximum == 1, required == 0 { return inner }
    return required == 1 && maximum == 1 ? inner : .copies(inner, required: required, optional: maximum - required)
  }
}

extension Simplified {
  /// Whether every match begins at the beginning of the text.
  var isAnchored: Bool {
    switch self {
    case .nothing: true
    case .assertion(let assertion): assertion == .beginText
    case .sequence(let parts): parts.first { !$0.isAssertion || $0.isAnchored }?.isAnchored ?? false
    case .choice(let parts): parts.allSatisfy(\.isAnchored)
    case .loop(let body, let atLeastOnce): atLeastOnce && body.isAnchored
    case .copies(let body, let required, _): required > 0 && body.isAnchored
    default: false
    }
  }

  private var isAssertion: Bool {
    if case .assertion = self { true } else { false }
  }
}

extension Simplified: CustomStringConvertible {
  /// The tree as a text of nested words, the same for the same tree.
  var description: String {
    switch self {
    case .nothing: "none"
    case .empty: "empty"
    case .points(let points): "lit{" + points.map(Syntax.dumped).joined() + "}"
    case .set(let set): "class{" + set.ranges.map(Syntax.dumped).joined(separator: " ") + "}"
    case .assertion(let assertion): Syntax.dumped(assertion)
    case .sequence(let parts): "cat{" + parts.map(\.description).joined(separator: " ") + "}"
    case .choice(let parts): "alt{" + parts.map(\.description).joined(separator: " ") + "}"
    case .loop(let body, let atLeastOnce): (atLeastOnce ? "plus{" : "star{") + "\(body)}"
    case .copies(let body, let required, let optional): "copies{\(required)+\(optional) \(body)}"
    }
  }
}
