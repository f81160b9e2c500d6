import Decision

/// What to do, in words between which stand lines of a policy that can be copied.
struct Remedy: Sendable {
  enum Part: Sendable {
    case words(String)
    case line(PolicyLine)
    /// What comes after it can be done instead of what stands before it.
    case or
  }

  var parts: [Part]

  var text: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .line(let line): "`\(line.text)`"
      case .or: "; or "
      }
    }.joined()
  }

  /// The lines that are offered, each in the place of the policy's line of that field.
  var lines: [PolicyLine] {
    parts.compactMap { part in
      switch part {
      case .words, .or: nil
      case .line(let line): line
      }
    }
  }

  /// One or the other, the recommended first.
  var alternatives: [Remedy] {
    parts.split { if case .or = $0 { true } else { false } }.map { Remedy(parts: Array($0)) }
  }

  /// This, or else `other`.
  func or(_ other: Remedy) -> Remedy { Remedy(parts: parts + [.or] + other.parts) }

  static func + (one: Remedy, two: Remedy) -> Remedy { Remedy(parts: one.parts + two.parts) }
}

extension Remedy: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { parts.append(.words(literal)) }
    mutating func appendInterpolation(_ words: some StringProtocol) { parts.append(.words(String(words))) }
    mutating func appendInterpolation(_ line: PolicyLine) { parts.append(.line(line)) }
    mutating func appendInterpolation(_ remedy: Remedy) { parts += remedy.parts }
  }

  init(stringLiteral words: String) { parts = [.words(words)] }

  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}
