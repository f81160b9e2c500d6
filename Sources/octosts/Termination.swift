import Glibc
import Synchronization

/// Turns the signals that ask a process to end into the cancellation of its work.
///
/// A handler may do next to nothing, so it rings a bell: a byte in a pipe, which a thread waits for. The first process of a container, which the
/// kernel spares signals without a handler, hears them this way too.
enum Termination {
  /// Where the handler writes; -1 while nobody listens.
  private static let bell = Atomic<Int32>(-1)

  /// What the listening thread holds. A class, because a thread is handed an address.
  private final class Listener: Sendable {
    let pipe: Int32
    let heard: @Sendable () -> Void

    init(pipe: Int32, heard: @escaping @Sendable () -> Void) {
      self.pipe = pipe
      self.heard = heard
    }
  }

  /// Does `work`. When SIGTERM or SIGINT comes its task is cancelled, and what it then does to put things in order is up to it.
  static func cancelling(_ work: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return await work() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A full pipe has been heard already; the handler must not wait.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    bell.store(ends[1], ordering: .sequentiallyConsistent)
    let task = Task(operation: work)
    guard listen(to: ends[0], { task.cancel() }) else { return await task.value }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let saved = errno
      var byte: UInt8 = 1
      _ = write(Termination.bell.load(ordering: .relaxed), &byte, 1)
      errno = saved
    }
    action.sa_flags = SA_RESTART
    for number in [SIGTERM, SIGINT] { sigaction(number, &action, nil) }
    return await task.value
  }

  /// Calls `heard` for each byte that comes, on a thread of its own that lives as long as the process.
  private static func listen(to pipe: Int32, _ heard: @escaping @Sendable () -> Void) -> Bool {
    let listener = Unmanaged.passRetained(Listener(pipe: pipe, heard: heard))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let listener = Unmanaged<Listener>.fromOpaque(context).takeRetainedValue()
        var byte: UInt8 = 0
        while true {
          let count = read(listener.pipe, &byte, 1)
          if count == 1 { listener.heard() } else if count == 0 || errno != EINTR { return nil }
        }
      }, listener.toOpaque())
    if code == 0 { pthread_detach(thread) } else { listener.release() }
    return code == 0
  }
}
