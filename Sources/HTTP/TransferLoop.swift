import CCurl
import Glibc
import Synchronization

/// The thread that runs every transfer of one client with libcurl's multi interface, off Swift's cooperative pool.
final class TransferLoop: Sendable {
  typealias Answer = Result<Response, TransportError>

  /// What the sending task and the thread both know of one transfer.
  final class Ticket: Sendable {
    private let cancelled = Atomic<Bool>(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() { cancelled.store(true, ordering: .releasing) }
  }

  /// A request with the place its answer goes to.
  struct Job: Sendable {
    var request: Request
    var ticket: Ticket
    var answer: CheckedContinuation<Answer, Never>
  }

  /// libcurl's multi handle. Sendable because only the thread uses it, but for `curl_multi_wakeup`, which libcurl documents as the one
  /// function that any thread may call, and `curl_multi_cleanup`, which `stop` reaches after joining the thread.
  private struct Multi: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer
  }

  private struct State {
    var jobs: [Job] = []
    var stopping = false
  }

  private let configuration: Client.Configuration
  private let multi: Multi
  private let state = Mutex(State())
  private let thread = Mutex<pthread_t?>(nil)

  /// libcurl's one-time set-up; a `static let` runs it once whatever the threads.
  private static let ready = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  init(_ configuration: Client.Configuration) throws(TransportError) {
    guard Self.ready == CURLE_OK else { throw .other(code: Int(Self.ready.rawValue), "libcurl does not start") }
    guard let handle = curl_multi_init() else { throw .outOfMemory }
    self.configuration = configuration
    multi = Multi(handle: handle)
    // The thread's own reference, taken over by `run`.
    let context = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = pthread_create(&thread, nil, Self.run, context.toOpaque())
    guard code == 0 else {
      context.release()
      curl_multi_cleanup(handle)
      throw .other(code: Int(code), "no thread for transfers")
    }
    self.thread.withLock { $0 = thread }
  }

  /// Hands `job` to the thread, which answers it exactly once.
  func submit(_ job: Job) {
    state.withLock { $0.jobs.append(job) }
    curl_multi_wakeup(multi.handle)
  }

  /// Ends the transfer of `ticket`, started or not.
  func cancel(_ ticket: Ticket) {
    ticket.cancel()
    curl_multi_wakeup(multi.handle)
  }

  /// Ends the thread and frees the connections. Nothing may be under way, and nothing may be submitted any more.
  func stop() {
    state.withLock { $0.stopping = true }
    curl_multi_wakeup(multi.handle)
    if let thread = thread.withLock({ $0.take() }) {
      pthread_join(thread, nil)
      curl_multi_cleanup(multi.handle)
    }
  }

  private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
    guard let context else { return nil }
    // A peer that hangs up raises SIGPIPE in the thread that writes: this one takes EPIPE instead.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, nil)
    Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().work()
    return nil
  }

  private func work() {
    var running = Transfers(multi: multi.handle, configuration: configuration)
    while let jobs = take() {
      for job in jobs { running.start(job) }
      running.endCancelled()
      running.advance()
      curl_multi_poll(multi.handle, nil, 0, 60_000, nil)
    }
    running.end()
  }

  private func take() -> [Job]? {
    state.withLock { state in
      if state.stopping { return nil }
      defer { state.jobs = [] }
      return state.jobs
    }
  }
}
