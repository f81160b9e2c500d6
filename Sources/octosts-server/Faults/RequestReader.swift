import STS
import Secret

/// Takes requests off a wire, one after the other: HTTP/1.1 as libcurl and Node speak it, with bounds.
struct RequestReader {
  private var bytes: [UInt8] = []
  private static let end = Array("\r\n\r\n".utf8)

  /// The next request; nil when the peer goes away, or writes what is none.
  mutating func next(from wire: borrowing Wire) -> Call? {
    var head: Int?
    while head == nil {
      head = bytes.indices.first { bytes[$0...].starts(with: Self.end) }
      if head != nil { break }
      guard bytes.count <= LoopbackServer.headerLimit, let more = wire.receive() else { return nil }
      bytes += more
    }
    guard let head else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      let halves = line.split(separator: ":", maxSplits: 1)
      return halves.count == 2 ? (halves[0].lowercased(), String(halves[1].drop { $0 == " " })) : nil
    }
    let length = fields.last { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
    guard (0...LoopbackServer.bodyLimit).contains(length) else { return nil }
    let start = head + Self.end.count
    while bytes.count < start + length {
      guard let more = wire.receive() else { return nil }
      bytes += more
    }
    let body = Array(bytes[start..<start + length])
    bytes.removeFirst(start + length)
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return Call(
      method: String(words[0]), path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
      authorization: fields.filter { $0.name == "authorization" }.map { Secret($0.value) }, body: body)
  }
}
