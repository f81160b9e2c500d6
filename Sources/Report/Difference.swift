import Source
import Workflow

/// What changed between two texts, as `diff -u` writes it.
public enum Difference {
  private static let context = 3

  /// The difference as a patch of `path`; empty when there is none.
  public static func unified(_ path: String, _ before: [UInt8], _ after: [UInt8]) -> String {
    let (old, new) = (lines(before), lines(after))
    let change = new.difference(from: old)
    if change.isEmpty { return "" }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var steps: [(mark: Character, line: [UInt8])] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        steps.append(("-", old[i]))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        steps.append(("+", new[j]))
        j += 1
      } else {
        steps.append((" ", old[i]))
        i += 1
        j += 1
      }
    }
    return "--- a/\(path.shown)\n+++ b/\(path.shown)\n" + hunks(steps)
  }

  private static func hunks(_ steps: [(mark: Character, line: [UInt8])]) -> String {
    var out = ""
    let changed = steps.indices.filter { steps[$0].mark != " " }
    var at = 0
    while at < changed.count {
      var last = at
      while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context { last += 1 }
      let range = max(changed[at] - context, 0)..<min(changed[last] + context + 1, steps.count)
      let before = steps[..<range.lowerBound]
      let (old, new) = (before.count { $0.mark != "+" }, before.count { $0.mark != "-" })
      let hunk = steps[range]
      let (oldCount, newCount) = (hunk.count { $0.mark != "+" }, hunk.count { $0.mark != "-" })
      out += "@@ -\(oldCount == 0 ? old : old + 1),\(oldCount) +\(newCount == 0 ? new : new + 1),\(newCount) @@\n"
      for (mark, line) in hunk {
        let hasEnd = line.last == 0x0A
        let text = String(decoding: hasEnd ? line.dropLast() : line[...], as: UTF8.self)
        out += "\(mark)\(text)".printable(limit: .max).neutralised() + "\n"
        if !hasEnd { out += "\\ No newline at end of file\n" }
      }
      at = last + 1
    }
    return out
  }

  /// The lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (i, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(Array(bytes[start...i]))
      start = i + 1
    }
    if start < bytes.count { lines.append(Array(bytes[start...])) }
    return lines
  }
}
