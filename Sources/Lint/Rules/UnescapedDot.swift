import Pattern
import Source
import YAML

extension Rule {
  static let unescapedDot = Rule(
    id: "unescaped-dot", severity: .note,
    summary: "a dot in a name that matches any character",
    rationale: "In a pattern `.` matches any character, so `release.yml` matches `releasexyml` too. A dot that is meant is written `\\.`.",
    bad: [
      "claim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/release[[.]]yml@refs/heads/main",
      "subject_pattern: repo:acme/app[[.]]js:ref:refs/heads/(main|next)",
      "claim_pattern:\n  email: \".*@example[[.]]com\"",
    ],
    good: [
      "claim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/release\\.yml@refs/heads/main",
      "claim_pattern:\n  ref: refs/tags/v.*",
      "claim_pattern:\n  ref: refs/tags/v.+-rc",
      "subject: repo:acme/app.js:ref:refs/heads/main",
    ]
  ) { file in
    file.comparisons.compactMap { comparison in
      guard comparison.text.utf8.contains(0x2E), let pattern = comparison.pattern else { return nil }
      let dots = pattern.syntax.dots(in: Array(pattern.pattern.source.utf8))
      guard let first = dots.first else { return nil }
      let isEscaping = file.style(at: comparison.span) == .doubleQuoted
      let edits = dots.map { FixIt.Edit(comparison.place(inTree: $0), isEscaping ? "\\\\." : "\\.") }
      let more = dots.count > 1 ? "; so do \(dots.count - 1) more here" : ""
      return Remark(
        comparison.place(inTree: first), "`.` matches any character\(more)", help: "write `\\.` for a dot",
        fix: comparison.isPlaced ? FixIt("escape the dot", edits, changesMeaning: true) : nil)
    }
  }
}

extension Syntax {
  /// Dots that are not repeated and stand where a name goes on with a letter or a digit.
  fileprivate func dots(in text: [UInt8]) -> [Range<Int>] {
    switch element {
    case .anyButNewline, .any:
      guard place.count == 1, text[place.lowerBound] == UInt8(ascii: "."), place.upperBound < text.count else { return [] }
      let isName = { (byte: UInt8) in (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) }
      guard place.lowerBound > 0, isName(text[place.upperBound]) else { return [] }
      let before = text[place.lowerBound - 1]
      return isName(before) || before == UInt8(ascii: "/") || before == UInt8(ascii: "]") ? [place] : []
    case .capture(let inner, index: _, name: _): return inner.dots(in: text)
    case .concatenation(let parts), .alternation(let parts): return parts.flatMap { $0.dots(in: text) }
    case .repeated(let inner, _, lazy: _):
      // Of a repeated dot the repetition tells that any character is meant.
      if case .capture = inner.element { return inner.dots(in: text) }
      return []
    case .nothing, .empty, .literal, .set, .assertion: return []
    }
  }
}
