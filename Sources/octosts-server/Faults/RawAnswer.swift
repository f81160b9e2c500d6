import JSON
import STS

/// An answer as bytes.
struct RawAnswer {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var contentType = "application/json"
  /// Nil is no body at all.
  var body: [UInt8]?
  /// Whether the connection stays open after it.
  var keepsAlive = false

  init(_ reply: Reply) {
    status = reply.status
    body = reply.body.map { Array(($0.text() + "\n").utf8) }
  }

  init(_ status: Int, _ body: String, contentType: String = "application/json") {
    self.status = status
    self.body = Array(body.utf8)
    self.contentType = contentType
  }

  /// Everything up to the body.
  var head: [UInt8] {
    var lines = ["HTTP/1.1 \(status) -", "Connection: \(keepsAlive ? "keep-alive" : "close")", "Cache-Control: no-store"]
    if let body { lines += ["Content-Type: \(contentType)", "Content-Length: \(body.count)"] }
    if body == nil, status != 204 { lines.append("Content-Length: 0") }
    lines += headers.map { "\($0.name): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  var bytes: [UInt8] { head + (body ?? []) }
}
