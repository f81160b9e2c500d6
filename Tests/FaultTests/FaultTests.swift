import Dispatch
import Support
import Testing

/// The action against faults of every kind, as separate processes. `make faults` shows a line for each.
@Suite struct FaultTests {
  /// Cases that run side by side: they wait more than they work.
  private static let width = 6

  @Test("the action ends as it should, in time, and without telling a secret, whatever goes wrong", .timeLimit(.minutes(5)))
  func table() async {
    let clock = ContinuousClock()
    let start = clock.now
    var failed = 0
    await withTaskGroup(of: Bool.self) { group in
      var rows = FaultTable.all[...]
      for _ in 0..<Self.width { if let row = rows.popFirst() { group.addTask { await Self.holds(row) } } }
      for await holds in group {
        if !holds { failed += 1 }
        if let row = rows.popFirst() { group.addTask { await Self.holds(row) } }
      }
    }
    let seconds = Int((clock.now - start) / .seconds(1))
    print("faults: \(FaultTable.all.count) cases, \(failed) failed, \(seconds) s")
  }

  @Test("the table is as large as it says, and no two rows are alike")
  func size() {
    #expect(FaultTable.all.count >= 40)
    #expect(Set(FaultTable.all.map(\.name)).count == FaultTable.all.count)
  }

  private static func holds(_ row: FaultCase) async -> Bool {
    await withCheckedContinuation { continuation in
      // A case blocks; the threads of the concurrency pool are not for that.
      DispatchQueue.global().async {
        continuation.resume(returning: check(row))
      }
    }
  }

  private static func check(_ row: FaultCase) -> Bool {
    do {
      let run = try FaultRun(row)
      let problems = FaultVerdict(run, of: row).problems
      let attempts = [FaultCase.Asked.identityToken, .exchange, .revocation].map { "\(run.attempts($0))" }.joined(separator: "+")
      let facts = "exit \(run.mainStatus), attempts \(attempts), \(run.mainSeconds) s"
      print("\(problems.isEmpty ? "ok  " : "FAIL") \(row.name): \(facts)\(problems.map { "\n     " + $0 }.joined())")
      for problem in problems { Issue.record("\(row.name): \(problem)\n\(run.sandbox.everything)") }
      return problems.isEmpty
    } catch {
      print("FAIL \(row.name): \(error)")
      Issue.record("\(row.name): \(error)")
      return false
    }
  }
}
