import Glibc

/// Clocks, waiting and chance, handed in so that retries can be tested without any.
public struct Timekeeper: Sendable {
  /// Time since some fixed moment; never goes back.
  public var elapsed: @Sendable () -> Duration
  /// The date, in Unix seconds.
  public var unixTime: @Sendable () -> Int
  /// Waits; false when the task was cancelled meanwhile.
  public var sleep: @Sendable (Duration) async -> Bool
  /// A number in 0 ..< 1.
  public var fraction: @Sendable () -> Double

  /// Clocks of the caller's.
  public init(
    elapsed: @escaping @Sendable () -> Duration, unixTime: @escaping @Sendable () -> Int,
    sleep: @escaping @Sendable (Duration) async -> Bool, fraction: @escaping @Sendable () -> Double
  ) {
    self.elapsed = elapsed
    self.unixTime = unixTime
    self.sleep = sleep
    self.fraction = fraction
  }

  /// The machine's own.
  public static let system: Timekeeper = {
    let start = ContinuousClock.now
    return Timekeeper(
      elapsed: { start.duration(to: .now) },
      unixTime: { time(nil) },
      sleep: { duration in
        do {
          try await Task.sleep(for: duration)
          return true
        } catch {
          return false
        }
      },
      fraction: { Double.random(in: 0..<1) })
  }()
}
