/// Simple case folding, as Go's `unicode.SimpleFold`.
public enum CaseFolding {
  /// The next code point of the orbit of those that differ by case only: the least that is greater than `point`, else the least of
  /// all; `point` itself where nothing folds to it.
  public static func simpleFold(_ point: UInt32) -> UInt32 {
    guard point >= UnicodeData.firstFolding, point <= UnicodeData.lastFolding else { return point }
    let index = firstIndex(notBelow: point)
    return index < table.points.count && table.points[index] == point ? table.next[index] : point
  }

  /// `simpleFold` for a scalar.
  public static func simpleFold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(simpleFold(scalar.value)) ?? scalar
  }

  /// The least code point of the orbit.
  static func least(_ point: UInt32) -> UInt32 {
    if point < 0x80 { return letterIndex(point).map { 0x41 + UInt32($0) } ?? point }
    return orbit(point).min() ?? point
  }

  /// The orbit as a set.
  static func set(of point: UInt32) -> CharacterSet {
    if let index = letterIndex(point) { return letterSets[index] }
    return CharacterSet(sortedBounds: [point, point]).folded
  }

  /// The number of a letter of ASCII in either case.
  private static func letterIndex(_ point: UInt32) -> Int? {
    let small = point | 0x20
    return point < 0x80 && small >= 0x61 && small <= 0x7A ? Int(small - 0x61) : nil
  }

  private static let letterSets = (UInt32(0x61)...0x7A).map { CharacterSet(sortedBounds: [$0, $0]).folded }

  /// Every code point of the orbit, `point` first.
  static func orbit(_ point: UInt32) -> [UInt32] {
    var out = [point]
    var next = simpleFold(point)
    while next != point {
      out.append(next)
      next = simpleFold(next)
    }
    return out
  }

  /// Says for each code point from `first` to `last` that folds, each other member of its orbit.
  static func eachFolding(_ first: UInt32, _ last: UInt32, _ say: (UInt32, UInt32) -> Void) {
    guard first <= UnicodeData.lastFolding, last >= UnicodeData.firstFolding else { return }
    var index = firstIndex(notBelow: first)
    while index < table.points.count, table.points[index] <= last {
      let point = table.points[index]
      var other = table.next[index]
      while other != point {
        say(point, other)
        other = simpleFold(other)
      }
      index += 1
    }
  }

  private static func firstIndex(notBelow point: UInt32) -> Int {
    var low = 0
    var high = table.points.count
    while low < high {
      let middle = (low + high) / 2
      if table.points[middle] < point { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The folding code points in order, and the next of the orbit of each.
  private static let table: (points: [UInt32], next: [UInt32]) = {
    var pairs: [(point: UInt32, next: UInt32)] = []
    var reader = DigitReader(UnicodeData.foldingRuns)
    var at: UInt32 = 0
    while let gap = reader.next(), let count = reader.next(), let step = reader.next(), let distance = reader.nextSigned() {
      at += gap
      for index in 0..<count {
        let point = at + index * step
        pairs.append((point, UInt32(Int(point) + distance)))
      }
    }
    pairs.sort { $0.point < $1.point }
    return (pairs.map(\.point), pairs.map(\.next))
  }()
}
