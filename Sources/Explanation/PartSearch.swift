import Decision
import Pattern

/// Finds the fewest parts of a text of GitHub's that keep a policy from admitting it, and what it wants there.
struct PartSearch {
  private let mismatch: Mismatch

  init(_ mismatch: Mismatch) {
    self.mismatch = mismatch
  }

  /// Nil where no change of parts helps.
  var cause: Explanation.Cause? {
    guard let has = Parts(mismatch.text, claim: mismatch.claim) else { return nil }
    let kinds = has.all.map(\.kind).filter { $0 != .fixed }
    for free in Self.choices(of: kinds) {
      guard let text = mismatch.wanted(has.form(free: free)), let wants = Parts(text, claim: mismatch.claim) else { continue }
      return Difference(has: has, wants: wants, mismatch: mismatch).cause
    }
    return nil
  }

  /// One part, two, three, then all.
  private static func choices(of kinds: [Parts.Kind]) -> [Set<Parts.Kind>] {
    var out: [Set<Parts.Kind>] = kinds.map { [$0] }
    for (index, first) in kinds.enumerated() {
      for second in kinds[(index + 1)...] { out.append([first, second]) }
    }
    for left in kinds where kinds.count > 3 {
      for (index, first) in kinds.enumerated() {
        for second in kinds[(index + 1)...] where left != first && left != second { out.append([left, first, second]) }
      }
    }
    return out + [Set(kinds)]
  }
}
