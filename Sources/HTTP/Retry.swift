/// When a request is sent again, and after how long.
public struct Retry: Sendable, Hashable {
  /// Attempts after the first.
  public var retries: Int
  /// For all attempts and the pauses between them.
  public var total: Duration
  /// Upper bound of the first pause; it doubles with each attempt.
  public var firstPause: Duration
  /// Where the doubling ends.
  public var longestPause: Duration

  /// Exponential back-off with full jitter.
  public init(
    retries: Int = 4, total: Duration = .seconds(60), firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(8)
  ) {
    self.retries = retries
    self.total = total
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// One attempt and no more.
  public static let never = Retry(retries: 0)

  /// Whether what came may well be otherwise a little later: no refusal is asked twice.
  public static func isTransient(_ result: Result<Response, TransportError>) -> Bool {
    switch result {
    case .success(let response): [408, 425, 429].contains(response.status) || (500..<600).contains(response.status)
    case .failure(let error): error.isTransient
    }
  }

  /// The pause after attempt `number` (from 1), `fraction` in 0 ..< 1 drawn by the caller. A server's `Retry-After` stands as it is.
  func pause(after number: Int, fraction: Double, answer: Result<Response, TransportError>, unixTime: Int) -> Duration {
    if case .success(let response) = answer, let text = response.header("retry-after"), let wait = RetryAfter(text) {
      return wait.pause(at: unixTime)
    }
    // 20 doublings are past any sensible `longestPause`, and far from overflow.
    let bound = min(longestPause, firstPause * (1 << min(number - 1, 20)))
    return bound * min(max(fraction, 0), 1)
  }
}
