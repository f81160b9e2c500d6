import Pattern
import Source

extension Rule {
  static let globNotRegex = Rule(
    id: "glob-not-regex", severity: .error,
    summary: "a glob where a pattern is expected, or a pattern where a text is",
    rationale: """
      In a pattern `*` repeats what stands before it: `refs/heads/*` matches `refs/heads`, `refs/heads/` and `refs/heads//`, and no branch. \
      In `subject`, `issuer` and `audience` nothing is special: `.*` there is a dot and an asterisk, which no token has.
      """,
    bad: [
      "subject_pattern: repo:acme[[/*]]:ref:refs/heads/main",
      "claim_pattern:\n  ref: refs/heads[[/*]]",
      "subject: repo:acme/app:ref:refs/heads/[[*]]",
      "subject: repo:acme/app:[[.*]]",
    ],
    good: [
      "subject_pattern: repo:acme/.*:ref:refs/heads/main",
      "claim_pattern:\n  ref: refs/heads/[a-z]*",
      "subject: repo:acme/app:ref:refs/heads/main",
      "issuer_pattern: https://issuer\\.example\\.com/*",
    ]
  ) { file in
    file.comparisons.compactMap { comparison in
      comparison.isPattern ? glob(comparison) : pattern(comparison)
    }
  }

  /// `/*` or `:*` with more to come, or where a ref or a path goes on.
  private static func glob(_ comparison: Comparison) -> Remark? {
    guard comparison.part != .issuer, comparison.part != .audience else { return nil }
    guard comparison.text.utf8.contains(0x2A), let place = comparison.pattern?.syntax.repeatedSeparator else { return nil }
    return Remark(
      comparison.place(inTree: place), "`*` repeats the character before it, and matches nothing by itself",
      help: "write `.*`, or `[^/]*` for one part")
  }

  /// What only a pattern has.
  private static func pattern(_ comparison: Comparison) -> Remark? {
    let text = Array(comparison.text.utf8)
    guard let star = text.firstIndex(where: { $0 == UInt8(ascii: "*") }) else { return nil }
    let start = star > 0 && text[star - 1] == UInt8(ascii: ".") ? star - 1 : star
    return Remark(
      comparison.place(start..<star + 1), "`\(comparison.field)` is compared as it is, and no token has `*` there",
      help: "use `\(comparison.field)_pattern` and `.*`",
      witness: comparison.witness(comparison.text.replacing("*", with: "x"), isAdmitted: false))
  }
}

extension Syntax {
  /// The first `/*` or `:*`.
  fileprivate var repeatedSeparator: Range<Int>? {
    switch element {
    case .repeated(let inner, .star, lazy: _):
      guard case .literal(let literal) = inner.element, let point = literal.points.first, literal.points.count == 1 else { return nil }
      return point == 0x2F || point == 0x3A ? place : nil
    case .capture(let inner, index: _, name: _): return inner.repeatedSeparator
    case .repeated(let inner, _, lazy: _): return inner.repeatedSeparator
    case .concatenation(let parts), .alternation(let parts): return parts.lazy.compactMap(\.repeatedSeparator).first
    case .nothing, .empty, .literal, .set, .anyButNewline, .any, .assertion: return nil
    }
  }
}
