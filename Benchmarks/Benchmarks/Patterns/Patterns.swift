import Benchmark
import Cases
import Pattern

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .mallocCountTotal], scalingFactor: .kilo, maxDuration: .seconds(1))

  for policy in Case.policies {
    let texts = policy.texts.map { Array($0.utf8) }
    Benchmark("match \(policy.name), Pattern") { benchmark in
      guard let pattern = try? Pattern.anchored(policy.pattern) else { return benchmark.error("does not compile") }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { for text in texts { blackHole(pattern.matches(utf8: text)) } }
    }
    Benchmark("match \(policy.name), libre2") { benchmark in
      guard let pattern = RE2(policy.pattern) else { return benchmark.error("does not compile") }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { for text in texts { blackHole(pattern.fullMatch(text)) } }
    }
    Benchmark("compile \(policy.name), Pattern") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try? Pattern.anchored(policy.pattern)) }
    }
    Benchmark("compile \(policy.name), libre2") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(RE2(policy.pattern)) }
    }
  }

  for (source, unit, end) in Case.pathological {
    let text = Array((String(repeating: unit, count: 65_536 / unit.utf8.count) + end).utf8)
    Benchmark("64 KiB of \(unit) against \(source)", configuration: .init(metrics: [.wallClock, .peakMemoryResident], scalingFactor: .one))
    { benchmark in
      guard let pattern = try? Pattern(source) else { return benchmark.error("does not compile") }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(pattern.matches(utf8: text)) }
    }
  }
}
