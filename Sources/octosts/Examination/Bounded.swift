import Dispatch
import HTTP
import Synchronization

/// Work on what others wrote, given up when it takes too long.
///
/// A class, because the work and the clock race for the one answer.
final class Bounded<Value: Sendable>: Sendable {
  private let waiting: Mutex<CheckedContinuation<Value?, Never>?>

  private init(_ continuation: CheckedContinuation<Value?, Never>) {
    waiting = Mutex(continuation)
  }

  /// What `work` gives, or nil after `limit`. The work then goes on unheard until the process ends, so it must change nothing.
  static func value(within limit: Duration, by time: Timekeeper, _ work: @escaping @Sendable () -> Value) async -> Value? {
    await withCheckedContinuation { continuation in
      let race = Bounded(continuation)
      // Off the pool of Swift's tasks, which may be one thread wide.
      DispatchQueue.global().async { race.finish(work()) }
      Task.detached {
        _ = await time.sleep(limit)
        race.finish(nil)
      }
    }
  }

  private func finish(_ value: Value?) {
    waiting.withLock { $0.take() }?.resume(returning: value)
  }
}
