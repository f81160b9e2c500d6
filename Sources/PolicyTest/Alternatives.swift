/// The alternatives of a pattern, found in its text: each with the pattern in which it is the only one of its group.
struct Alternatives {
  struct Branch: Equatable {
    /// As it is written.
    let text: String
    /// The whole pattern without its siblings, with the anchors of the service.
    let alone: String
  }

  let branches: [Branch]

  /// Reads a pattern that compiles, as its author wrote it.
  init(_ written: String) {
    let bytes = Array(("^" + written + "$").utf8)
    var open: [(start: Int, bars: [Int])] = [(0, [])]
    var found: [Branch] = []
    func close(_ group: (start: Int, bars: [Int]), _ end: Int) {
      guard !group.bars.isEmpty else { return }
      let edges = [group.start - 1] + group.bars + [end]
      for (left, right) in zip(edges, edges.dropFirst()) {
        let branch = bytes[(left + 1)..<right]
        let text = String(decoding: branch, as: UTF8.self)
        let alone = String(decoding: bytes[..<group.start] + branch + bytes[end...], as: UTF8.self)
        found.append(Branch(text: text, alone: alone))
      }
    }
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\\"):
        if i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "Q") {
          i += 2
          while i < bytes.count, !bytes[i...].starts(with: Array("\\E".utf8)) { i += 1 }
        }
        i += 1
      case UInt8(ascii: "["): i = Self.endOfClass(bytes, i)
      case UInt8(ascii: "("): open.append((Self.startOfGroup(bytes, i), []))
      case UInt8(ascii: "|"): open[open.count - 1].bars.append(i)
      case UInt8(ascii: ")"): if open.count > 1 { close(open.removeLast(), i) }
      default: break
      }
      i += 1
    }
    close(open[0], bytes.count)
    branches = found
  }

  /// The index of the `]` that ends the class which begins at `start`.
  private static func endOfClass(_ bytes: [UInt8], _ start: Int) -> Int {
    var i = start + 1
    if i < bytes.count, bytes[i] == UInt8(ascii: "^") { i += 1 }
    if i < bytes.count, bytes[i] == UInt8(ascii: "]") { i += 1 }
    while i < bytes.count, bytes[i] != UInt8(ascii: "]") {
      if bytes[i] == UInt8(ascii: "\\") { i += 1 }
      if bytes[i...].starts(with: Array("[:".utf8)) {
        while i < bytes.count, !bytes[i...].starts(with: Array(":]".utf8)) { i += 1 }
        i += 1
      }
      i += 1
    }
    return i
  }

  /// Where the content of the group that opens at `start` begins: after its flags or its name.
  private static func startOfGroup(_ bytes: [UInt8], _ start: Int) -> Int {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "?") else { return start + 1 }
    let isNamed = bytes[(start + 2)...].first == UInt8(ascii: "P") || bytes[(start + 2)...].first == UInt8(ascii: "<")
    var i = start + 2
    while i < bytes.count, bytes[i] != UInt8(ascii: isNamed ? ">" : ":"), bytes[i] != UInt8(ascii: ")") { i += 1 }
    return i + 1
  }
}
