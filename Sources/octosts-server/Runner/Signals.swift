import Dispatch
import Glibc
import Synchronization

/// Hands the signals that ask a program to end on to the program that runs, or remembers them.
///
/// A class, because a signal arrives whenever it likes and there is one program to tell.
final class Signals: Sendable {
  private struct State {
    var process: pid_t?
    var received: Int32?
    var waiting: CheckedContinuation<Int32, Never>?
  }

  static let forwarded = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private let state = Mutex(State())

  /// Takes the signals over for as long as what it returns is kept.
  func listen() -> [any DispatchSourceSignal] {
    Self.forwarded.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { self.send(number) }
      source.resume()
      return source
    }
  }

  /// Does what the arrival of a signal does.
  func send(_ number: Int32) {
    let waiting = state.withLock { state in
      state.received = state.received ?? number
      if let process = state.process { kill(-process, number) }
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: number)
  }

  /// The first signal that came, if one did.
  var received: Int32? { state.withLock { $0.received } }

  /// From now on signals go to the group of `process`.
  func adopt(_ process: pid_t) { state.withLock { $0.process = process } }

  /// From now on signals are only remembered.
  func release() { state.withLock { $0.process = nil } }

  /// Waits for a signal.
  func next() async -> Int32 {
    await withCheckedContinuation { continuation in
      let received = state.withLock { state in
        if state.received == nil { state.waiting = continuation }
        return state.received
      }
      if let received { continuation.resume(returning: received) }
    }
  }
}
