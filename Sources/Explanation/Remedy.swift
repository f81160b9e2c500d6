import Decision

/// What to do, in words between which stand lines of a policy that can be copied.
struct Remedy: Sendable {
  enum Part: Sendable {
    case words(String)
    case line(PolicyLine)
  }

  var parts: [Part]

  var text: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .line(let line): "`\(line.text)`"
      }
    }.joined()
  }

  /// The lines that are offered, each in the place of the policy's line of that field.
  var lines: [PolicyLine] {
    parts.compactMap { part in
      switch part {
      case .words: nil
      case .line(let line): line
      }
    }
  }

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
