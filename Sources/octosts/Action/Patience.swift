import HTTP

extension Transport {
  /// The same way, for what must not be dropped in the middle: when the task is cancelled a request that is under way has ``Patience/grace`` left
  /// for its answer, which may carry a token. `stopping` hears of that. No request is begun any more.
  func patient(stopping: @escaping @Sendable () -> Void) -> Transport {
    var patient = self
    patient.send = { [send, time] request async throws(TransportError) in
      if Task.isCancelled { throw .cancelled }
      let sending = Task { () -> Result<Response, TransportError> in
        do throws(TransportError) { return .success(try await send(request)) } catch { return .failure(error) }
      }
      let result = await withTaskCancellationHandler {
        await sending.value
      } onCancel: {
        stopping()
        Task {
          _ = await time.sleep(Patience.grace)
          sending.cancel()
        }
      }
      return try result.get()
    }
    return patient
  }
}

/// How long a process that is asked to end still works. Runners kill after 10 seconds.
enum Patience {
  /// For an answer that is under way.
  static let grace = Duration.seconds(2)
  /// For the revocation of a token that nobody will use.
  static let cleanup = 3
}
