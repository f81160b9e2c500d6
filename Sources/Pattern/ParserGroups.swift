/// Parentheses and the flags that stand in them.
extension Parser {
  mutating func openGroup() throws(PatternError) {
    let start = at
    guard follows("(?", at) else {
      at += 1
      captures += 1
      depth += 1
      try stack.push(.openGroup, start..<at).index = captures
      return
    }
    if bytes.count - at > 4, follows("(?P<", at) { return try openNamed(nameAt: at + 4) }
    if bytes.count - at > 3, follows("(?<", at) { return try openNamed(nameAt: at + 3) }
    try readFlags()
  }

  private mutating func openNamed(nameAt: Int) throws(PatternError) {
    let start = at
    guard let end = end(of: ">", from: start) else {
      try requireUTF8(start..<bytes.count)
      throw .invalidGroupName(at: start..<bytes.count)
    }
    let name = bytes[nameAt..<end - 1]
    try requireUTF8(nameAt..<end - 1)
    guard !name.isEmpty, name.allSatisfy({ $0 == UInt8(ascii: "_") || Self.isAlphanumeric($0) }) else {
      throw .invalidGroupName(at: start..<end)
    }
    captures += 1
    depth += 1
    let node = try stack.push(.openGroup, start..<end)
    node.index = captures
    node.name = String(decoding: name, as: UTF8.self)
    at = end
  }

  /// `(?flags)`, `(?flags:` and `(?:`.
  private mutating func readFlags() throws(PatternError) {
    let start = at
    at += 2
    var flags = stack.flags
    var turnsOn = true
    var sawFlag = false
    while at < bytes.count {
      let point = try nextPoint()
      let flag: ParserFlags
      switch point {
      case UInt32(UInt8(ascii: "i")): flag = .fold
      case UInt32(UInt8(ascii: "s")): flag = .dotNewline
      case UInt32(UInt8(ascii: "U")): flag = .lazy
      case UInt32(UInt8(ascii: "m")): flag = .oneLine
      case UInt32(UInt8(ascii: "-")) where turnsOn:
        turnsOn = false
        sawFlag = false
        continue
      case UInt32(UInt8(ascii: ":")) where turnsOn || sawFlag:
        _ = try stack.push(.openGroup, start..<at)
        depth += 1
        stack.flags = flags
        return
      case UInt32(UInt8(ascii: ")")) where turnsOn || sawFlag:
        if depth == 0, stack.flags.contains(.oneLine) != flags.contains(.oneLine) {
          seen.multiline = flags.contains(.oneLine) ? nil : start..<at
        }
        stack.flags = flags
        return
      default: throw .unsupportedGroup(at: start..<at)
      }
      // `m` is the absence of `oneLine`.
      if turnsOn == (flag == .oneLine) { flags.remove(flag) } else { flags.insert(flag) }
      sawFlag = true
    }
    throw .unsupportedGroup(at: start..<at)
  }

  mutating func closeGroup(_ place: Range<Int>) throws(PatternError) {
    try stack.finishAlternation()
    let count = stack.nodes.count
    guard count >= 2, stack.nodes[count - 2].kind == .openGroup else { throw .unopenedGroup(at: place) }
    let content = stack.nodes.removeLast()
    let group = stack.nodes.removeLast()
    stack.flags = group.flags
    depth -= 1
    let whole = group.place.joined(place)
    if group.index == 0 {
      // The group is the place of what it holds, unless that is a literal, which may yet be joined with its neighbours.
      if content.kind != .literal { content.place = whole }
      try stack.push(content)
    } else {
      group.kind = .capture
      group.parts = [content]
      group.place = whole
      try stack.push(group)
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }
}
