import Glibc
import Synchronization

/// An HTTP client on libcurl: TLS always verified, 1.2 at least; no redirects, cookies or `.netrc`; proxies from the environment.
///
/// A class, because it owns a thread: all transfers of one client share that thread's connections and TLS sessions. The thread starts
/// with the first request and has ended when `deinit` returns.
public final class Client: Sendable {
  /// What is the same for every request.
  public struct Configuration: Sendable, Hashable {
    /// What servers see as `User-Agent`.
    public var userAgent: String
    /// Path of a PEM file of authorities, instead of the system's.
    public var caBundle: String?

    /// Settings; without `caBundle` the system's authorities count.
    public init(userAgent: String = "octosts", caBundle: String? = nil) {
      self.userAgent = userAgent
      self.caBundle = caBundle
    }
  }

  private let configuration: Configuration
  private let loop = Mutex<TransferLoop?>(nil)

  /// A client that has opened nothing yet.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  deinit {
    loop.withLock { $0?.stop() }
  }

  /// Sends `request` once and gives the answer, whatever its status but a redirect. Ends early when the task is cancelled.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    let loop = try started()
    let ticket = TransferLoop.Ticket()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.submit(.init(request: request, ticket: ticket, answer: continuation))
      }
    } onCancel: {
      loop.cancel(ticket)
    }
    return try result.get()
  }

  private func started() throws(TransportError) -> TransferLoop {
    let started: Result<TransferLoop, TransportError> = loop.withLock { loop in
      if let loop { return .success(loop) }
      do throws(TransportError) {
        let new = try TransferLoop(configuration)
        loop = new
        return .success(new)
      } catch {
        return .failure(error)
      }
    }
    return try started.get()
  }
}
