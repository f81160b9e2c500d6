// Prints how the time of the pathological patterns grows with the text, and the most memory that was used.
import Cases
import Glibc
import Pattern

let clock = ContinuousClock()

func seconds(_ body: () -> Void) -> Double {
  let elapsed = clock.measure(body)
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
}

func peak() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss
}

let sizes = [131_072, 262_144, 524_288, 1_048_576]
var worst = 0.0
var sink = 0
print("seconds for texts of \(sizes) bytes, and the ratio to the one before")
for (source, unit, end) in Case.pathological {
  guard let pattern = try? Pattern(source) else {
    print("\(source): does not compile")
    continue
  }
  var before: Double?
  var line = source
  for size in sizes {
    let text = Array((String(repeating: unit, count: (size - end.utf8.count) / unit.utf8.count) + end).utf8)
    var best = Double.infinity
    for _ in 0..<5 { best = min(best, seconds { sink &+= pattern.matches(utf8: text) ? 1 : 2 }) }
    line += "  \(best)"
    if let before {
      // Below a tenth of a millisecond the clock and the first touch of memory count more than the text.
      let ratio = best / before
      if best > 1e-4 { worst = max(worst, ratio) }
      line += " (\((ratio * 100).rounded() / 100))"
    }
    before = best
  }
  print(line)
}
print("worst ratio \((worst * 100).rounded() / 100), peak memory \(peak() / 1024) MiB, \(sink) matches")
