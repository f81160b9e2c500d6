import Glibc

/// Threads for what blocks, off the pool that the service answers on.
enum Thread {
  /// What a thread runs. A class, because it goes through C by address.
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own, for which nobody waits; nothing happens when the system has none left.
  static func detach(_ body: @escaping @Sendable () -> Void) {
    let context = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        // The reference that `detach` has left for this thread.
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      context.release()
      return
    }
    pthread_detach(thread)
  }
}
