/// Where the lines of a text start: LF, CR LF and CR each end one.
public struct LineMap: Sendable {
  /// A place for people and tools: both count from 1, `column` in Unicode scalars.
  public struct Place: Sendable, Hashable {
    public var line: Int
    public var column: Int
  }

  private let bytes: [UInt8]
  private let starts: [Int]

  /// Reads the line starts of `bytes`.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0x0A: starts.append(i + 1)
      case 0x0D:
        if i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
        starts.append(i + 1)
      default: break
      }
      i += 1
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// Number of lines; a text that ends with a line end has an empty last one.
  public var count: Int { starts.count }

  /// The place of `offset`, held within the text.
  public func place(_ offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let line = index(offset)
    var column = 1
    for byte in bytes[starts[line]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return Place(line: line + 1, column: column)
  }

  /// The span of line `line` (from 1) without its line end.
  public func line(_ line: Int) -> Span {
    let i = min(max(line - 1, 0), starts.count - 1)
    var end = i + 1 < starts.count ? starts[i + 1] : bytes.count
    while end > starts[i], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return Span(starts[i], end)
  }

  private func index(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
