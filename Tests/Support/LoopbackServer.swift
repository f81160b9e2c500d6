import Glibc
import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1 that can misbehave: one request a connection, each answered by a closure.
///
/// It runs on threads of its own, so it needs no cooperation of what is tested; it ends with `stop()` or `deinit`.
public final class LoopbackServer: Sendable {
  /// A request as it arrived.
  public struct Request: Sendable {
    public var method: String
    /// Path and query, as sent.
    public var target: String
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]

    /// The part of the target before `?`.
    public var path: String { String(target.prefix { $0 != "?" }) }
  }

  /// What to do with a request.
  public enum Behaviour: Sendable {
    case answer(_ status: Int, headers: [String: String] = [:], body: String = "")
    /// Says nothing until the client goes away.
    case hang
    /// Sends the headers of an answer with a body and then says nothing until the client goes away.
    case hangAfterHeaders
    /// Announces `body` whole, sends its first half and closes.
    case half(body: String)
    /// Sends `count` bytes of body without saying so before.
    case flood(_ count: Int)
    /// Sends a header of `count` bytes.
    case longHeader(_ count: Int)
    /// Sends a byte of body each 20 ms until the client goes away.
    case drip
    /// Closes without a word.
    case close
    /// Sends these bytes and closes.
    case raw(String)
  }

  /// The port it listens on.
  public let port: Int
  private let listener: Int32
  private let mute: Bool
  private let answer: @Sendable (Request) -> Behaviour
  private let log = Mutex<[Request]>([])
  private let stopped = Mutex(false)

  /// Listens on a free port and answers with `answer`, which may be called from several threads.
  /// A `mute` one accepts connections and neither reads nor writes.
  public init(mute: Bool = false, _ answer: @escaping @Sendable (Request) -> Behaviour = { _ in .close }) throws {
    self.answer = answer
    self.mute = mute
    (listener, port) = try Self.listen()
    let listener = listener
    Self.thread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard connection >= 0 else {
          // Closed here and nowhere else: elsewhere its number could be another socket's before this thread hears of it.
          Glibc.close(listener)
          return
        }
        guard let server = self else {
          Glibc.close(connection)
          Glibc.close(listener)
          return
        }
        Self.thread { server.serve(connection) }
      }
    }
  }

  deinit {
    stop()
  }

  /// `http://127.0.0.1:PORT`.
  public var url: String { "http://127.0.0.1:\(port)" }
  /// `127.0.0.1:PORT`.
  public var domain: String { "127.0.0.1:\(port)" }
  /// The requests so far, in order.
  public var requests: [Request] { log.withLock { $0 } }

  /// Takes no more connections.
  public func stop() {
    stopped.withLock { stopped in
      guard !stopped else { return }
      stopped = true
      shutdown(listener, Int32(SHUT_RDWR))
    }
  }

  /// A port of 127.0.0.1 that nobody listens on: it was free a moment ago.
  public static func unusedPort() throws -> Int {
    let (listener, port) = try listen()
    Glibc.close(listener)
    return port
  }

  private func serve(_ connection: Int32) {
    let wire = Wire(connection)
    defer { wire.close() }
    if mute { return wire.waitForEnd() }
    guard let request = wire.request() else { return }
    log.withLock { $0.append(request) }
    switch answer(request) {
    case .answer(let status, let headers, let body): wire.answer(status, headers, Array(body.utf8))
    case .hang: wire.waitForEnd()
    case .hangAfterHeaders:
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
      wire.waitForEnd()
    case .half(let body):
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
      wire.send(Array(body.utf8.prefix(body.utf8.count / 2)))
    case .flood(let count):
      wire.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
      let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 65536)
      var left = count
      while left > 0, wire.send(Array(piece.prefix(left))) { left -= piece.count }
    case .longHeader(let count):
      wire.send("HTTP/1.1 200 OK\r\nX-Long: \(String(repeating: "x", count: count))\r\nContent-Length: 0\r\n\r\n")
    case .drip:
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while !wire.hasEnded(within: 20), wire.send("x") {}
    case .close: break
    case .raw(let text): wire.send(text)
    }
  }

  private static func listen() throws -> (Int32, Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && Glibc.listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard bound else { throw SystemError(code: errno) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let context = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    guard code == 0 else { return context.release() }
    pthread_detach(thread)
  }
}

/// An `errno`.
public struct SystemError: Error {
  public var code: Int32
}
