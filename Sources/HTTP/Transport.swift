/// One try at a request, for those who watch.
public struct Attempt: Sendable {
  /// From 1.
  public var number: Int
  /// The answer, whatever its status, or why there was none.
  public var result: Result<Response, TransportError>
  /// How long the try itself took.
  public var took: Duration
  /// The wait before the next try; nil when this was the last.
  public var pause: Duration?
}

/// What came of a request in the end, and after how many tries.
public struct Delivery: Sendable {
  /// The answer, whatever its status, or why there was none.
  public var result: Result<Response, TransportError>
  /// At least 1.
  public var attempts: Int
  /// Where ``result`` is a failure, the answer that an earlier try got, if one did.
  public var earlier: Response?
}

/// How requests leave: a way to send one, and how often and how long to try.
public struct Transport: Sendable {
  /// Sends a request once.
  public var send: @Sendable (Request) async throws(TransportError) -> Response
  /// How often and how long to try.
  public var retry: Retry
  /// Measures deadlines and makes pauses.
  public var time: Timekeeper
  /// A moment of `time.elapsed` that nothing sent through here outlives.
  public var deadline: Duration?
  /// Hears of each attempt as it ends.
  public var note: @Sendable (Attempt) -> Void

  /// Requests that leave by `send`.
  public init(
    retry: Retry = Retry(), time: Timekeeper = .system, deadline: Duration? = nil, note: @escaping @Sendable (Attempt) -> Void = { _ in },
    send: @escaping @Sendable (Request) async throws(TransportError) -> Response
  ) {
    self.send = send
    self.retry = retry
    self.time = time
    self.deadline = deadline
    self.note = note
  }

  /// Requests that leave by `client`.
  public init(_ client: Client, retry: Retry = Retry()) {
    self.init(retry: retry) { request async throws(TransportError) in try await client.send(request) }
  }

  /// Sends `request`, again where ``Retry`` says so, and gives the last answer or failure. Each attempt gets the time that is left at
  /// most; a pause that would outlast it is not begun.
  public func deliver(_ request: Request) async -> Delivery {
    let end = min(time.elapsed() + retry.total, deadline ?? .seconds(Int32.max))
    var request = request
    let limit = request.limits.attempt
    var number = 1
    var earlier: Response?
    while true {
      let start = time.elapsed()
      request.limits.attempt = min(limit, end - start)
      let result = await outcome(request)
      let now = time.elapsed()
      var attempt = Attempt(number: number, result: result, took: now - start, pause: nil)
      guard number <= retry.retries, Retry.isTransient(result) else {
        note(attempt)
        return Delivery(result: result, attempts: number, earlier: earlier)
      }
      let pause = retry.pause(after: number, fraction: time.fraction(), answer: result, unixTime: time.unixTime())
      guard now + pause < end else {
        note(attempt)
        return Delivery(result: result, attempts: number, earlier: earlier)
      }
      attempt.pause = pause
      note(attempt)
      if case .success(let response) = result { earlier = response }
      guard await time.sleep(pause) else { return Delivery(result: .failure(.cancelled), attempts: number, earlier: earlier) }
      number += 1
    }
  }

  private func outcome(_ request: Request) async -> Result<Response, TransportError> {
    guard request.limits.attempt > .zero else { return .failure(.timeout(.resolving, host: Self.host(request))) }
    do throws(TransportError) {
      return .success(try await send(request))
    } catch {
      return .failure(error)
    }
  }

  private static func host(_ request: Request) -> String {
    (try? Address(request.url))?.host ?? ""
  }
}
