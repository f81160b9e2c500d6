/// Near names, for "did you mean".
public enum Spelling {
  /// The candidate that differs least from `name`, when it differs by no more than a third of it; the first of equals. Case does not count, nor
  /// which of `-` and `_` joins words.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let name = Array(name.lowercased().replacing("-", with: "_").utf8.prefix(64))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().replacing("-", with: "_").utf8.prefix(64))
      let bound = min(max(name.count / 3, 1), best.map { $0.distance - 1 } ?? .max)
      // A name so much longer or shorter needs no closer look.
      guard abs(letters.count - name.count) <= bound else { continue }
      let distance = distance(name, letters)
      if distance <= bound { best = (distance, candidate) }
    }
    return best?.name
  }

  /// How many characters lead from one name to the other.
  public static func distance(_ a: String, _ b: String) -> Int { distance(Array(a.utf8), Array(b.utf8)) }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other (optimal string alignment).
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
