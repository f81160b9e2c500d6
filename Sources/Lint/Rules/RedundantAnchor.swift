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
      guard let pattern = comparison.pattern, pattern.anchoring.escapes.isEmpty, comparison.isPlaced else { return [] }
      return pattern.syntax.outerAnchors.map { place in
        Remark(
          comparison.place(inTree: place), "the service anchors every pattern itself", help: "remove it",
          fix: FixIt("remove the anchor", [.init(comparison.place(inTree: place), "")], changesMeaning: false))
      }
    }
  }
}

extension Syntax {
  /// The anchors of the author right within those of the service.
  fileprivate var outerAnchors: [Range<Int>] {
    guard case .concatenation(let parts) = element, parts.count > 2 else { return [] }
    let (first, last) = (parts[1], parts[parts.count - 2])
    var found: [Range<Int>] = []
    if first.element == .assertion(.beginText), first.place == 1..<2 { found.append(first.place) }
    let end = parts[parts.count - 1].place.lowerBound
    if last.element == .assertion(.dollar), last.place == end - 1..<end { found.append(last.place) }
    return found
  }
}
