import Synchronization

/// Counts calls from any thread.
public final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  public init() {}

  /// 1, 2, 3 and so on.
  public func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
