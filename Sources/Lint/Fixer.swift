import Source

/// Puts right what findings know how to, and leaves every other byte as it is.
public struct Fixer: Sendable {
  /// Fixes may make room for others; no file needs as many rounds.
  private static let rounds = 8
  private let linter: Linter

  /// Fixes what `linter` finds.
  public init(_ linter: Linter) {
    self.linter = linter
  }

  /// The file after all fixes, and how many there were. A second time there is nothing left to fix.
  public func fix(_ candidate: Candidate, bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
    var bytes = bytes
    var count = 0
    for _ in 0..<Self.rounds {
      let fixes = Self.compatible(linter.lint(candidate, bytes: bytes).findings.compactMap(\.fix))
      if fixes.isEmpty { break }
      bytes = Self.apply(fixes.flatMap(\.edits), to: bytes)
      count += fixes.count
    }
    return (bytes, count)
  }

  /// The fixes of which none touches what an earlier one changes.
  private static func compatible(_ fixes: [FixIt]) -> [FixIt] {
    var taken: [Span] = []
    return fixes.filter { fix in
      let isFree = fix.edits.allSatisfy { edit in taken.allSatisfy { edit.span.end < $0.start || $0.end < edit.span.start } }
      if isFree { taken += fix.edits.map(\.span) }
      return isFree
    }
  }

  static func apply(_ edits: [FixIt.Edit], to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    for edit in edits.sorted(by: { $0.span < $1.span }) where edit.span.start >= at && edit.span.end <= bytes.count {
      out += bytes[at..<edit.span.start]
      out += Array(edit.text.utf8)
      at = edit.span.end
    }
    return out + bytes[at...]
  }
}
