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

/// Three digits are enough.
func rounded(_ value: Double) -> String {
  value < 0.1 ? "\((value * 1e6).rounded() / 1e6)" : "\((value * 1000).rounded() / 1000)"
}

let rounds = 9
let sizes = [131_072, 262_144, 524_288, 1_048_576]
var worst = 0.0
var sink = 0
print("seconds for texts of \(sizes) bytes, and the ratios of each to the one before")
for (source, unit, end) in Case.pathological {
  guard let pattern = try? Pattern(source) else {
    print("\(source): does not compile")
    continue
  }
  let texts = sizes.map { size in
    Array((String(repeating: unit, count: (size - end.utf8.count) / unit.utf8.count) + end).utf8)
  }
  var best = sizes.map { _ in Double.infinity }
  for _ in 0..<rounds {
    for (index, text) in texts.enumerated() { best[index] = min(best[index], seconds { sink &+= pattern.matches(utf8: text) ? 1 : 2 }) }
  }
  let ratios = zip(best.dropFirst(), best).map { $0 / $1 }
  // Below a tenth of a millisecond the clock and the first touch of memory count more than the text.
  for (ratio, time) in zip(ratios, best) where time > 1e-4 { worst = max(worst, ratio) }
  print(([source.count > 40 ? String(source.prefix(37)) + "…" : source] + best.map(rounded) + ratios.map(rounded)).joined(separator: "  "))
}
print("worst ratio \((worst * 100).rounded() / 100), peak memory \(peak() / 1024) MiB, \(sink) matches")
