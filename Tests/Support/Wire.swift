import Glibc

/// One connection of ``LoopbackServer``.
struct Wire {
  private let socket: Int32

  init(_ socket: Int32) {
    self.socket = socket
  }

  func close() {
    Glibc.close(socket)
  }

  /// Reads one request; nil when the peer goes away or writes nonsense.
  func request() -> LoopbackServer.Request? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    var head: Int?
    while head == nil, let more = receive() {
      bytes += more
      // A TLS hello or other nonsense will never have an empty line.
      guard bytes[0] >= UInt8(ascii: "A") else { return nil }
      head = bytes.indices.first { bytes[$0...].starts(with: end) }
    }
    guard let head else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
    }
    var body = Array(bytes[(head + 4)...])
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while body.count < length, let more = receive() { body += more }
    return .init(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
  }

  func answer(_ status: Int, _ headers: [String: String], _ body: [UInt8]) {
    var text = "HTTP/1.1 \(status) Words\r\nConnection: close\r\n"
    if status != 204, status != 304 { text += "Content-Length: \(body.count)\r\n" }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
    send(Array((text + "\r\n").utf8) + body)
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Blocks until the peer goes away.
  func waitForEnd() {
    while receive() != nil {}
  }

  func hasEnded(within milliseconds: Int32) -> Bool {
    var watch = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&watch, 1, milliseconds) > 0 && receive() == nil
  }

  private func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}
