import CCurl
import Secret

/// The header lines of a request, as libcurl keeps them: a linked list of C strings that must outlive the transfer.
struct HeaderList: ~Copyable {
  let head: UnsafeMutablePointer<curl_slist>?

  /// The lines of `request`; refuses what would not stay one line.
  init(_ request: borrowing Request) throws(TransportError) {
    var lines: [String] = []
    for header in request.headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isToken) else { throw .malformedHeader(name: header.name) }
      guard !header.value.isEmpty, header.value.utf8.allSatisfy(Self.isText) else { throw .malformedHeader(name: header.name) }
      lines.append("\(header.name): \(header.value)")
    }
    if let bearer = request.bearer?.revealed() {
      guard !bearer.isEmpty, bearer.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .malformedHeader(name: "Authorization") }
      lines.append("Authorization: Bearer \(bearer)")
    }
    if request.body != nil, !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      // libcurl would name a form.
      lines.append("Content-Type: application/octet-stream")
    }
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = curl_slist_append(list, line) else {
        curl_slist_free_all(list)
        throw .outOfMemory
      }
      list = longer
    }
    head = list
  }

  deinit {
    curl_slist_free_all(head)
  }

  /// The status of a status line such as `HTTP/1.1 200 OK`.
  static func status(_ line: String) -> Int? {
    guard line.hasPrefix("HTTP/") else { return nil }
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, parts[1].utf8.count == 3 else { return nil }
    return Int(parts[1])
  }

  /// The name and trimmed value of a field line.
  static func field(_ line: String) -> Request.Header? {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return Request.Header(String(line[..<colon]).trimmedOfSpace, String(line[line.utf8.index(after: colon)...]).trimmedOfSpace)
  }

  /// RFC 9110, section 5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }
}

extension String {
  /// Without spaces, tabs and line ends at both ends.
  var trimmedOfSpace: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(self[first...last])
  }
}
