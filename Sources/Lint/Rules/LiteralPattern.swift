import Pattern
import Source
import TrustPolicy

extension Rule {
  static let literalPattern = Rule(
    id: "literal-pattern", severity: .note,
    summary: "a pattern that matches one text only",
    rationale: "Where a single text is meant, the field without `_pattern` says so, and nothing in it needs escaping or can go wrong.",
    bad: [
      "[[subject_pattern]]: repo:acme/app:pull_request",
      "[[issuer_pattern]]: https://issuer\\.example\\.com",
      "[[subject_pattern]]: '^repo:acme/app:ref:refs/heads/main$'",
    ],
    good: [
      "subject: repo:acme/app:pull_request",
      "subject_pattern: repo:acme/app:(pull_request|environment:ci)",
      "subject_pattern: repo:acme/app.js:pull_request",
      "claim_pattern:\n  ref: refs/heads/main",
    ]
  ) { file in
    file.comparisons.compactMap { comparison in
      guard let text = comparison.onlyText else { return nil }
      let exact = comparison.field.replacing("_pattern", with: "")
      // Where the other field stands too, though empty, the fix would make a duplicate.
      let isAlone = !file.members.contains { $0.field == exact }
      let quoted = "'\(text.replacing("'", with: "''"))'"
      let key = FixIt.Edit(comparison.key, exact)
      let edits = text == comparison.text ? [key] : [key, .init(comparison.span, quoted)]
      return Remark(
        comparison.key, "the pattern matches `\(text)` and nothing else", help: "write `\(exact): \(text)`",
        fix: isAlone && comparison.isPlaced ? FixIt("write it as a text", edits, changesMeaning: false) : nil)
    }
  }
}

extension Comparison {
  /// The one text that a pattern outside of claims matches.
  fileprivate var onlyText: String? {
    if case .claim = part { return nil }
    guard let pattern, pattern.anchoring.escapes.isEmpty else { return nil }
    var literal: Syntax.Literal?
    switch pattern.syntax.element {
    case .concatenation(let parts):
      for part in parts {
        switch part.element {
        case .assertion(.beginText), .assertion(.dollar): continue
        case .literal(let found) where literal == nil: literal = found
        default: return nil
        }
      }
    default: return nil
    }
    guard let literal, !literal.folded else { return nil }
    var scalars = String.UnicodeScalarView()
    for point in literal.points {
      guard let scalar = UnicodeScalar(point), scalar.value >= 0x20 else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
