/// A set of code points, surrogates included, as sorted ranges that neither overlap nor touch.
public struct CharacterSet: Sendable, Hashable {
  /// First and last code point of each range, one after the other.
  var bounds: [UInt32]

  /// The empty set.
  public init() {
    bounds = []
  }

  /// The set that holds what any of `ranges` holds.
  public init(_ ranges: [ClosedRange<UInt32>]) {
    var collected = Collected()
    for range in ranges { collected.add(range.lowerBound, range.upperBound) }
    self = collected.set
  }

  init(sortedBounds: [UInt32]) {
    bounds = sortedBounds
  }

  /// The greatest code point.
  static let last: UInt32 = 0x10FFFF
  /// Every code point.
  static let all = CharacterSet(sortedBounds: [0, last])
  /// Every code point but the line feed.
  static let allButNewline = CharacterSet(sortedBounds: [0, 9, 11, last])

  /// Whether no code point is in the set.
  public var isEmpty: Bool { bounds.isEmpty }

  /// The ranges, in order.
  public var ranges: [ClosedRange<UInt32>] {
    stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]...bounds[$0 + 1] }
  }

  /// Whether `point` is in the set; the cost is logarithmic in the number of ranges.
  public func contains(_ point: UInt32) -> Bool {
    bounds.withUnsafeBufferPointer { Self.contains($0, point) }
  }

  static func contains(_ bounds: UnsafeBufferPointer<UInt32>, _ point: UInt32) -> Bool {
    var low = 0
    var high = bounds.count / 2
    while low < high {
      let middle = (low + high) / 2
      if point > bounds[middle * 2 + 1] {
        low = middle + 1
      } else if point < bounds[middle * 2] {
        high = middle
      } else {
        return true
      }
    }
    return false
  }

  /// The code points that are not in the set.
  public var inverted: CharacterSet {
    var out: [UInt32] = []
    out.reserveCapacity(bounds.count + 2)
    var next: UInt32 = 0
    for index in stride(from: 0, to: bounds.count, by: 2) {
      if next < bounds[index] {
        out.append(next)
        out.append(bounds[index] - 1)
      }
      next = bounds[index + 1] + 1
    }
    if next <= Self.last {
      out.append(next)
      out.append(Self.last)
    }
    return CharacterSet(sortedBounds: out)
  }

  /// The code points of either set.
  public func union(_ other: CharacterSet) -> CharacterSet {
    var collected = Collected()
    collected.add(self)
    collected.add(other)
    return collected.set
  }

  /// The code points that are not in `other`.
  public func subtracting(_ other: CharacterSet) -> CharacterSet {
    inverted.union(other).inverted
  }

  /// The set and everything that differs from one of its members by case only.
  public var folded: CharacterSet {
    var collected = Collected()
    for range in ranges { collected.addFolded(range.lowerBound, range.upperBound) }
    return collected.set
  }
}

extension CharacterSet {
  /// Ranges in any order on their way to a set.
  struct Collected {
    private var pairs: [(first: UInt32, last: UInt32)] = []
    /// How many ranges there may be before those that overlap are joined.
    private var room = 4096

    mutating func add(_ first: UInt32, _ last: UInt32) {
      if pairs.count == room { makeRoom() }
      pairs.append((first, last))
    }

    mutating func add(_ set: CharacterSet) {
      for index in stride(from: 0, to: set.bounds.count, by: 2) { add(set.bounds[index], set.bounds[index + 1]) }
    }

    private mutating func makeRoom() {
      let bounds = set.bounds
      pairs = stride(from: 0, to: bounds.count, by: 2).map { (bounds[$0], bounds[$0 + 1]) }
      room = max(4096, pairs.count * 2)
    }

    mutating func addFolded(_ first: UInt32, _ last: UInt32) {
      add(first, last)
      CaseFolding.eachFolding(first, last) { _, other in add(other, other) }
    }

    /// The ranges sorted, those that overlap or touch made one.
    var set: CharacterSet {
      let sorted = pairs.sorted { $0.first < $1.first }
      var out: [UInt32] = []
      out.reserveCapacity(sorted.count * 2)
      for pair in sorted {
        if let end = out.last, pair.first <= end + 1 {
          out[out.count - 1] = max(end, pair.last)
        } else {
          out.append(pair.first)
          out.append(pair.last)
        }
      }
      return CharacterSet(sortedBounds: out)
    }
  }
}
