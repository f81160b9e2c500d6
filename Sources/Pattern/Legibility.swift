/// How well a character reads in an example of what a pattern lets in.
enum Legibility {
  /// The best first.
  private static let order = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-._/:@=+,#%~!?*^|&;$'\"`()[]{}<>\\ "

  private static let ranks: [UInt32] = {
    var ranks = [UInt32](repeating: unreadable, count: 128)
    for (rank, scalar) in order.unicodeScalars.enumerated() { ranks[Int(scalar.value)] = UInt32(rank) }
    return ranks
  }()

  /// The rank of the first printable character beyond ASCII, and of the first that is not printable.
  private static let foreign: UInt32 = 0x200
  private static let unreadable: UInt32 = 0x20_0000

  /// Lower is better, and no two are the same.
  static func rank(_ point: UInt32) -> UInt32 {
    if point < 0x80, ranks[Int(point)] < unreadable { return ranks[Int(point)] }
    return point + (point >= 0x80 && UnicodeTables.printable.contains(point) ? foreign : unreadable)
  }

  /// What a character of `rank` costs beside others: one that cannot be seen costs more than a text of any that can.
  static func cost(ofRank rank: UInt32) -> Int {
    switch rank {
    case ..<26: 0
    case ..<36: 1
    case ..<62: 2
    case ..<67: 4
    case ..<0x80: 10
    case ..<unreadable: 100
    default: 1_000_000
    }
  }

  /// The best of `points`.
  static func best(of points: ClosedRange<UInt32>) -> UInt32 {
    if points.lowerBound < 0x80 {
      let best = (points.lowerBound...min(points.upperBound, 0x7F)).min { rank($0) < rank($1) } ?? points.lowerBound
      if rank(best) < foreign { return best }
    }
    let beyond = max(points.lowerBound, 0x80)
    return UnicodeTables.printable.first(atOrAfter: beyond).flatMap { $0 <= points.upperBound ? $0 : nil } ?? points.lowerBound
  }
}

extension CharacterSet {
  /// The lowest member that is not below `point`.
  func first(atOrAfter point: UInt32) -> UInt32? {
    var low = 0
    var high = bounds.count / 2
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle * 2 + 1] < point { low = middle + 1 } else { high = middle }
    }
    return low * 2 < bounds.count ? max(point, bounds[low * 2]) : nil
  }
}
