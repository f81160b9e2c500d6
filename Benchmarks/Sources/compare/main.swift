// Compiles and matches policy-like patterns with Pattern and with libre2 in one run, in turns, and prints the ratios first.
import Cases
import Pattern

let rounds = 25
let clock = ContinuousClock()

func nanoseconds(_ count: Int, _ body: () -> Void) -> Double {
  let elapsed = clock.measure { for _ in 0..<count { body() } }
  return (Double(elapsed.components.seconds) * 1e9 + Double(elapsed.components.attoseconds) / 1e9) / Double(count)
}

/// The least of some rounds of each, in turns.
func least(_ count: Int, _ one: () -> Void, _ other: () -> Void) -> (Double, Double) {
  var best = (Double.infinity, Double.infinity)
  for _ in 0..<rounds {
    best.0 = min(best.0, nanoseconds(count, one))
    best.1 = min(best.1, nanoseconds(count, other))
  }
  return best
}

func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

func number(_ value: Double) -> String {
  String((value * 100).rounded() / 100)
}

print("match, compile: how many times as fast as libre2; then nanoseconds a text and a pattern, ours and libre2's")
var sink = 0
var product = 1.0
for policy in Case.policies {
  let anchored = "^" + policy.pattern + "$"
  guard let ours = try? Pattern(anchored), let theirs = RE2(policy.pattern) else {
    print("\(policy.name): does not compile")
    continue
  }
  let texts = policy.texts.map { Array($0.utf8) }
  for text in texts where ours.matches(utf8: text) != theirs.fullMatch(text) { print("\(policy.name): differ on \(text)") }
  let match = least(
    20_000 / texts.count, { for text in texts { sink &+= ours.matches(utf8: text) ? 1 : 0 } },
    { for text in texts { sink &+= theirs.fullMatch(text) ? 1 : 0 } })
  let compile = least(200, { sink &+= (try? Pattern(anchored)) == nil ? 0 : 1 }, { sink &+= RE2(policy.pattern) == nil ? 0 : 1 })
  let count = Double(texts.count)
  product *= match.1 / match.0
  print(
    column(policy.name, 16) + column(number(match.1 / match.0), 7) + column(number(compile.1 / compile.0), 7)
      + column(number(match.0 / count), 8)
      + column(number(match.1 / count), 8) + column(String(Int(compile.0)), 8) + column(String(Int(compile.1)), 8))
}
print(sink == 0 ? "nothing was measured" : "")
