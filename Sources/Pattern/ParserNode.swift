/// A node while the tree is being built. It is a class because Go's limits and factoring are about the identity of nodes: one that is
/// released and used again is not counted twice, and keeps the size that was last measured for it.
final class ParserNode {
  /// The kind, in Go's order, which its merging of classes compares.
  enum Kind: UInt8, Comparable {
    case nothing = 1
    case empty, literal, set, anyButNewline, any, beginLine, endLine, beginText, endText, wordBoundary, notWordBoundary
    case capture, star, plus, optional, counted, concatenation, alternation
    case openGroup = 128
    case bar

    /// Whether it marks a place on the stack and is no part of the tree.
    var isMark: Bool { rawValue >= 128 }

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  var kind: Kind
  var flags: ParserFlags = []
  var place: Range<Int>
  var points: [UInt32] = []
  var places: [Range<Int>] = []
  var set = CharacterSet()
  var parts: [ParserNode] = []
  var minimum = 0
  /// Nil is no maximum.
  var maximum: Int?
  var index = 0
  var name = ""
  /// Go's estimate of its compiled form when last measured.
  var size: Int?
  /// Its levels when last measured.
  var height: Int?

  init(_ kind: Kind, _ place: Range<Int>) {
    self.kind = kind
    self.place = place
  }

  /// Makes the node new, but for the size.
  func reset(_ kind: Kind, _ place: Range<Int>) {
    self.kind = kind
    self.place = place
    flags = []
    points.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    set = CharacterSet()
    parts = []
    (minimum, maximum, index, name) = (0, nil, 0, "")
  }

  /// How many numbers Go stores for it: a code point each of a literal, two a range.
  var runes: Int { kind == .literal ? points.count : set.bounds.count }

  /// Whether it matches exactly one character, so that it can be merged into a class.
  var isSingle: Bool {
    switch kind {
    case .literal: points.count == 1
    case .set, .anyButNewline, .any: true
    default: false
    }
  }

  /// Go's `Equal`, which does not look at whether literals fold.
  func equals(_ other: ParserNode) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .endText: return flags.contains(.wasDollar) == other.flags.contains(.wasDollar)
    case .literal: return points == other.points
    case .set: return set == other.set
    case .alternation, .concatenation: return parts.count == other.parts.count && zip(parts, other.parts).allSatisfy { $0.equals($1) }
    case .star, .plus, .optional, .counted:
      return flags.contains(.lazy) == other.flags.contains(.lazy) && minimum == other.minimum && maximum == other.maximum
        && zip(parts, other.parts).allSatisfy { $0.equals($1) }
    case .capture: return index == other.index && name == other.name && zip(parts, other.parts).allSatisfy { $0.equals($1) }
    default: return true
    }
  }
}

/// Flags that are in force at a place of the pattern.
struct ParserFlags: OptionSet {
  var rawValue: UInt8
  /// `(?i)`
  static let fold = ParserFlags(rawValue: 1)
  /// `(?s)`
  static let dotNewline = ParserFlags(rawValue: 2)
  /// Not `(?m)`.
  static let oneLine = ParserFlags(rawValue: 4)
  /// `(?U)`, or an operator that is followed by `?`.
  static let lazy = ParserFlags(rawValue: 8)
  /// The end of the text was written `$`.
  static let wasDollar = ParserFlags(rawValue: 16)
}
