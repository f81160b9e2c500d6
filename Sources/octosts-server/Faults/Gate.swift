import Dispatch
import Glibc
import STS

/// A listener of the sandbox's own on 127.0.0.1: it speaks TLS, lets things go wrong on the wire, and has what is left to it answered as ever.
///
/// Sockets and threads instead of the server's library, for what goes wrong here is what a library keeps from happening.
struct Gate: Sendable {
  /// What answers.
  var answer: @Sendable (Call) async -> Reply
  /// The place whose connections come here; nil for more than one.
  var place: Place?
  /// What certificates are there; nil without TLS.
  var identities: Identities?
  let plan: Shared<FaultPlan>
  /// Hears of each fault as it happens.
  var note: @Sendable (String) -> Void

  /// Starts to listen, and gives the port. It listens as long as the process lives.
  func open() throws(SandboxError) -> Int {
    let (listener, port) = try Self.bound()
    // What is bound and does not listen refuses, and nobody else can take the port.
    if let place, plan.with({ $0.refuses(place) }) { return port }
    guard listen(listener, 128) == 0 else { throw .cannotListen(port: port, String(cString: strerror(errno))) }
    Thread.detach {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { continue }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        Thread.detach { serve(socket) }
      }
    }
    return port
  }

  private static func bound() throws(SandboxError) -> (Int32, Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // The calls take a pointer to the general form of an address.
    let isBound = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isBound else { throw .cannotListen(port: 0, String(cString: strerror(errno))) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  private func serve(_ socket: Int32) {
    let fault = place.flatMap { place in plan.with { $0.atConnection(place) } }
    if let fault, let place { note("fault: \(place.rawValue) \(fault.name)") }
    if fault == .mishap(.reset) { Wire.resetAtEnd(socket) }
    if fault == .mishap(.reset) || fault == .mishap(.hangup) {
      close(socket)
      return
    }
    guard let wire = Wire.over(socket, identities?[fault?.flaw]) else { return }
    var reader = RequestReader()
    while let call = reader.next(from: wire) {
      let place = Place(call)
      guard let place, let fault = plan.with({ $0.atRequest(place) }) else {
        var answer = RawAnswer(reply(to: call))
        answer.keepsAlive = true
        guard wire.send(answer.bytes) else { return }
        continue
      }
      note("fault: \(place.rawValue) \(fault.name)")
      FaultyAnswer(fault: fault, place: place).send(over: wire) { reply(to: call) }
      return
    }
  }

  /// Blocks this thread, which is none of the pool's, until there is an answer.
  private func reply(to call: Call) -> Reply {
    let done = DispatchSemaphore(value: 0)
    let reply = Shared<Reply?>(nil)
    Task {
      let made = await answer(call)
      reply.with { $0 = made }
      done.signal()
    }
    done.wait()
    return reply.with { $0 } ?? Reply(status: 500)
  }
}
