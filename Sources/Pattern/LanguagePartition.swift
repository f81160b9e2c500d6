/// All scalars in classes: a language takes those of a class from everywhere to the same places. Surrogates are in no text, so they are in
/// no class of their own; the stretch before them runs over them.
struct Partition: Sendable, Equatable {
  /// Where stretches of the same class begin.
  private(set) var starts: [UInt32] = []
  /// The class of each stretch.
  private(set) var classes: [UInt32] = []
  /// How many classes there are.
  private(set) var count = 0

  /// The most stretches that a language may have.
  static let limit = 1 << 15
  /// Every scalar in one class.
  static let whole = Partition(single: true)

  private static let surrogates: Range<UInt32> = 0xD800..<0xE000
  /// Labels below this are numbered by a table.
  private static let tableLimit = 1 << 16

  private init(single: Bool) {
    starts = [0]
    classes = [0]
    count = 1
  }

  /// Classes of the stretches that share a label below `bound`; the answer in `labels` is the label of each.
  private init(starts all: [UInt32], labels given: [Int], bound: Int, labels: inout [Int]) {
    var table = [Int32](repeating: -1, count: bound <= Self.tableLimit ? bound : 0)
    var numbers: [Int: UInt32] = [:]
    starts.reserveCapacity(all.count)
    classes.reserveCapacity(all.count)
    for index in all.indices {
      var start = all[index]
      if Self.surrogates.contains(start) {
        let end = index + 1 < all.count ? all[index + 1] : CharacterSet.last + 1
        if end <= Self.surrogates.upperBound { continue }
        start = Self.surrogates.upperBound
      }
      let label = given[index]
      let known = table.isEmpty ? numbers[label] : table[label] < 0 ? nil : UInt32(table[label])
      let number = known ?? UInt32(labels.count)
      if known == nil {
        if table.isEmpty { numbers[label] = number } else { table[label] = Int32(number) }
        labels.append(label)
      }
      if classes.last == number { continue }
      starts.append(start)
      classes.append(number)
    }
    count = labels.count
  }

  /// The columns of `alphabet`, and the column that each class was.
  static func of(_ alphabet: Alphabet) -> (partition: Partition, columns: [Int]) {
    var columns: [Int] = []
    let partition = Partition(
      starts: alphabet.starts, labels: alphabet.columns.map { Int($0) }, bound: alphabet.width, labels: &columns)
    return (partition, columns)
  }

  /// A class for each of `points`, and one for the rest.
  init(points: Set<UInt32>) {
    var starts: [UInt32] = [0]
    var labels = [0]
    for (index, point) in points.sorted().enumerated() {
      if starts.last == point {
        labels[labels.count - 1] = index + 1
      } else {
        starts.append(point)
        labels.append(index + 1)
      }
      if point < CharacterSet.last {
        starts.append(point + 1)
        labels.append(0)
      }
    }
    var kept: [Int] = []
    self.init(starts: starts, labels: labels, bound: points.count + 1, labels: &kept)
  }

  /// A class within `set`, and one without.
  init(_ set: CharacterSet) {
    var starts: [UInt32] = set.bounds.first == 0 ? [] : [0]
    var labels = starts.map { _ in 0 }
    for index in stride(from: 0, to: set.bounds.count, by: 2) {
      starts.append(set.bounds[index])
      labels.append(1)
      guard set.bounds[index + 1] < CharacterSet.last else { break }
      starts.append(set.bounds[index + 1] + 1)
      labels.append(0)
    }
    var kept: [Int] = []
    self.init(starts: starts, labels: labels, bound: 2, labels: &kept)
  }

  /// The classes of both, and which of either each lies in.
  static func joined(_ left: Partition, _ right: Partition) -> (partition: Partition, left: [Int], right: [Int]) {
    if left == right { return (left, Array(0..<left.count), Array(0..<left.count)) }
    var starts: [UInt32] = []
    var labels: [Int] = []
    starts.reserveCapacity(left.starts.count + right.starts.count)
    labels.reserveCapacity(left.starts.count + right.starts.count)
    var (i, j) = (0, 0)
    while true {
      starts.append(max(left.starts[i], right.starts[j]))
      labels.append(Int(left.classes[i]) * right.count + Int(right.classes[j]))
      let one = i + 1 < left.starts.count ? left.starts[i + 1] : .max
      let two = j + 1 < right.starts.count ? right.starts[j + 1] : .max
      if one == .max && two == .max { break }
      if one <= two { i += 1 }
      if two <= one { j += 1 }
    }
    var pairs: [Int] = []
    let partition = Partition(starts: starts, labels: labels, bound: left.count * right.count, labels: &pairs)
    return (partition, pairs.map { $0 / right.count }, pairs.map { $0 % right.count })
  }

  /// The class of a scalar.
  func index(of point: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= point { low = middle } else { high = middle }
    }
    return Int(classes[low])
  }

  /// The scalars of a stretch, without surrogates.
  func members(of stretch: Int) -> ClosedRange<UInt32> {
    let last = stretch + 1 < starts.count ? starts[stretch + 1] - 1 : CharacterSet.last
    return starts[stretch]...(Self.surrogates.contains(last) ? Self.surrogates.lowerBound - 1 : last)
  }
}
