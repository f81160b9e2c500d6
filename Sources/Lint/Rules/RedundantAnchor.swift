import Pattern
import Source

extension Rule {
  static let redundantAnchor = Rule(
    id: "redundant-anchor", severity: .note,
    summary: "an anchor that the service adds anyway",
    rationale:
      "The service compiles `^` + pattern + `$`, so anchors of its own change nothing. They suggest that without them the pattern would be open.",
    bad: [
      "subject_pattern: [[^]]repo:acme/app:.*[[$]]",
      "claim_pattern:\n  ref: refs/heads/(main|next)[[$]]",
      "claim_pattern:\n  ref: \"[[^]]refs/heads/(main|next)\"",
    ],
    good: [
      "subject_pattern: repo:acme/app:.*",
      "claim_pattern:\n  cost: '5\\$'",
      "claim_pattern:\n  ref: ^main$|^next$",
    ]
  ) { file in
    file.comparisons.flatMap { comparison -> [Remark] in
      // Where an anchor slips, those that are written may be what holds.
      guard comparison.isPlaced, let anchoring = comparison.anchoring, anchoring.escapes.isEmpty else { return [] }
      return comparison.outerAnchors.map { place in
        Remark(
          comparison.place(place), "the service anchors every pattern itself", help: "remove it",
          fix: FixIt("remove the anchor", [.init(comparison.place(place), "")], changesMeaning: false))
      }
    }
  }
}

extension Comparison {
  /// `^` as the first and `$` as the last character of a pattern, where they are anchors.
  fileprivate var outerAnchors: [Range<Int>] {
    guard let syntax else { return [] }
    let parts: [(element: Syntax.Element, place: Range<Int>)]
    if case .concatenation(let all) = syntax.element {
      parts = all.map { ($0.element, $0.place) }
    } else {
      return []
    }
    var found: [Range<Int>] = []
    if let first = parts.first, first.element == .assertion(.beginText), first.place == 0..<1 { found.append(first.place) }
    let count = text.utf8.count
    if let last = parts.last, last.element == .assertion(.dollar), last.place == count - 1..<count { found.append(last.place) }
    return found
  }
}
