import HTTP
import Support
import Synchronization
import Testing

@Suite struct RetryTests {
  /// Time that passes only where something waits, and answers from a list.
  final class Bench: Sendable {
    private struct State {
      var elapsed: Duration = .zero
      var pauses: [Duration] = []
      var limits: [Duration] = []
      var answers: [Result<Response, TransportError>]
    }
    private let state: Mutex<State>
    let fraction: Double
    /// How long each attempt takes.
    let cost: Duration

    init(_ answers: [Result<Response, TransportError>], fraction: Double = 1, cost: Duration = .zero) {
      state = Mutex(State(answers: answers))
      self.fraction = fraction
      self.cost = cost
    }

    var pauses: [Duration] { state.withLock { $0.pauses } }
    var limits: [Duration] { state.withLock { $0.limits } }

    func transport(_ retry: Retry, deadline: Duration? = nil, note: @escaping @Sendable (Attempt) -> Void = { _ in }) -> Transport {
      let time = Timekeeper(
        elapsed: { self.state.withLock { $0.elapsed } },
        unixTime: { 784_111_777 },
        sleep: { pause in
          self.state.withLock {
            $0.pauses.append(pause)
            $0.elapsed += pause
          }
          return true
        },
        fraction: { self.fraction })
      return Transport(retry: retry, time: time, deadline: deadline, note: note) { request throws(TransportError) in
        let answer = self.state.withLock { state in
          state.limits.append(request.limits.attempt)
          state.elapsed += self.cost
          return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        return try answer.get()
      }
    }
  }

  static func status(_ status: Int, after: String? = nil) -> Result<Response, TransportError> {
    .success(Response(status: status, headers: after.map { [.init("Retry-After", $0)] } ?? []))
  }

  @Test("only what may pass is asked again", arguments: [200, 201, 204, 400, 401, 403, 404, 409, 410, 422, 428, 451])
  func final(_ status: Int) async {
    let bench = Bench([Self.status(status)])
    let delivery = await bench.transport(Retry()).deliver(Request(.get, "http://localhost"))
    #expect(delivery.attempts == 1)
    #expect(bench.pauses.isEmpty)
  }

  @Test("what may pass is asked again", arguments: [408, 425, 429, 500, 502, 503, 504, 599])
  func transient(_ status: Int) async throws {
    let bench = Bench([Self.status(status), Self.status(200)])
    let delivery = await bench.transport(Retry()).deliver(Request(.get, "http://localhost"))
    #expect(delivery.attempts == 2)
    #expect(try delivery.result.get().status == 200)
  }

  @Test(
    "a failure on the way is asked again when it may pass",
    arguments: [
      (TransportError.unresolved(host: "h"), true), (.unconnected(host: "h", port: 1, code: 111), true),
      (.timeout(.waiting, host: "h"), true),
      (.interrupted("", host: "h"), true), (.tls(.handshake(""), host: "h"), true), (.proxyRefused(status: 503), true),
      (.proxyRefused(status: 407), false), (.tls(.expired, host: "h"), false), (.tls(.unknownAuthority, host: "h"), false),
      (.malformedURL(""), false), (.scheme("http", host: "h"), false), (.tooLarge(.body, limit: 1), false),
      (.redirect(status: 302, host: "h", target: nil), false), (.cancelled, false), (.caBundle("f"), false),
      (.notHTTP("", host: "h"), false),
    ])
  func failure(_ error: TransportError, again: Bool) async {
    let bench = Bench([.failure(error)])
    let delivery = await bench.transport(Retry(retries: 2)).deliver(Request(.get, "http://localhost"))
    #expect(delivery.attempts == (again ? 3 : 1))
  }

  @Test("pauses double up to their bound, scaled by chance")
  func backOff() async {
    let retry = Retry(retries: 6, total: .seconds(1000), firstPause: .seconds(1), longestPause: .seconds(8))
    let full = Bench([Self.status(500)])
    _ = await full.transport(retry).deliver(Request(.get, "http://localhost"))
    #expect(full.pauses == [1, 2, 4, 8, 8, 8].map { .seconds($0) })
    let quarter = Bench([Self.status(500)], fraction: 0.25)
    _ = await quarter.transport(retry).deliver(Request(.get, "http://localhost"))
    #expect(quarter.pauses == [0.25, 0.5, 1, 2, 2, 2].map { .seconds($0) })
  }

  @Test(
    "Retry-After is honoured, in seconds and as a date, and nonsense is not",
    arguments: [
      ("7", Duration.seconds(7)), ("0", .zero), ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)),
      ("Sunday, 06-Nov-94 08:49:47 GMT", .seconds(10)), ("Sun Nov  6 08:49:47 1994", .seconds(10)),
      ("Sun, 06 Nov 1994 08:49:27 GMT", .zero), ("-5", .seconds(0.5)), ("soon", .seconds(0.5)), ("1.5", .seconds(0.5)), ("", .seconds(0.5)),
    ])
  func retryAfter(_ text: String, pause: Duration) async {
    let bench = Bench([Self.status(429, after: text), Self.status(200)])
    _ = await bench.transport(Retry()).deliver(Request(.get, "http://localhost"))
    #expect(bench.pauses == [pause])
  }

  @Test("a pause that would outlast the deadline is not begun", arguments: ["60", "99999999999999999999999", "3600"])
  func tooLong(_ text: String) async throws {
    let bench = Bench([Self.status(503, after: text)])
    let delivery = await bench.transport(Retry(total: .seconds(60))).deliver(Request(.get, "http://localhost"))
    #expect(delivery.attempts == 1)
    #expect(bench.pauses.isEmpty)
    #expect(try delivery.result.get().status == 503)
  }

  @Test("no attempt is given more than the time that is left")
  func deadline() async {
    let bench = Bench([.failure(.timeout(.waiting, host: "h"))], cost: .seconds(20))
    let retry = Retry(retries: 9, total: .seconds(50), firstPause: .seconds(4), longestPause: .seconds(4))
    let delivery = await bench.transport(retry).deliver(Request(.get, "http://localhost", limits: Limits(attempt: .seconds(20))))
    #expect(bench.limits == [20, 20, 2].map { .seconds($0) })
    #expect(delivery.attempts == 3)
    let shared = Bench([.failure(.timeout(.waiting, host: "h"))], cost: .seconds(5))
    _ = await shared.transport(retry, deadline: .seconds(3)).deliver(Request(.get, "http://localhost"))
    #expect(shared.limits == [.seconds(3)])
  }

  @Test("each attempt is noted with what follows it")
  func notes() async {
    let notes = Mutex<[String]>([])
    let bench = Bench([Self.status(500), .failure(.unresolved(host: "h")), Self.status(200)], cost: .seconds(1))
    let transport = bench.transport(Retry(firstPause: .seconds(1))) { attempt in
      notes.withLock { $0.append("\(attempt.number) \(attempt.took) \(attempt.pause.map { "\($0)" } ?? "-")") }
    }
    _ = await transport.deliver(Request(.get, "http://localhost"))
    #expect(notes.withLock { $0 } == ["1 1.0 seconds 1.0 seconds", "2 1.0 seconds 2.0 seconds", "3 1.0 seconds -"])
  }

  @Test("over a real connection: 500, then none, then the answer")
  func real() async throws {
    let count = Counter()
    let server = try LoopbackServer { _ in
      switch count.next() {
      case 1: .answer(500)
      case 2: .close
      default: .answer(200, body: "done")
      }
    }
    let client = Client()
    var transport = Transport(client, retry: Retry(firstPause: .zero))
    // Other tests may keep this one waiting past any deadline.
    transport.time.elapsed = { .zero }
    let delivery = await transport.deliver(Request(.get, server.url, limits: ClientTests.patient))
    #expect(delivery.attempts == 3)
    #expect(try delivery.result.get().body == Array("done".utf8))
  }
}
