/// A half-open range of UTF-8 offsets in one text.
public struct Span: Sendable, Hashable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset after the last byte; equal to `start` for a place between two bytes.
  public var end: Int

  /// The range `start ..< end`; an `end` before `start` is taken as `start`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The range of `range`.
  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// From the start of this span to the end of `other`.
  public func joined(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}

extension Span: Comparable {
  public static func < (a: Span, b: Span) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
