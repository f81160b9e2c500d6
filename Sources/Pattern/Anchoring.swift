/// What becomes of the `^` and the `$` that the service writes around a pattern of a trust policy, without a group.
public struct Anchoring: Sendable, Equatable {
  /// A way in which an anchor does not do what its author expects. Places are those of the pattern as its author wrote it.
  public enum Escape: Sendable, Equatable {
    /// Bars outside all groups: `^` binds the first alternative, `$` the last, and neither those between.
    case alternation(bars: [Range<Int>])
    /// A repetition at the beginning that allows none, so that the `^` need not hold.
    case optionalStart(at: Range<Int>)
    /// A repetition at the beginning that the `^` withstands; without the `^` the pattern does not compile.
    case repeatedStart(at: Range<Int>)
    /// A backslash at the end, which makes the `$` a dollar sign.
    case escapedEnd(at: Range<Int>)
    /// A `\Q` that nothing ends, which makes the `$` a dollar sign.
    case quotedEnd(at: Range<Int>)
    /// `(?m)`, which makes the `$` the end of any line.
    case endOfLine(at: Range<Int>)
  }

  /// All that was found, in the order of the pattern.
  public let escapes: [Escape]

  /// Looks at what the parser saw of `^` + `bytes` + `$`.
  init(_ seen: Parser.Seen, of bytes: [UInt8]) {
    func authors(_ place: Range<Int>) -> Range<Int> { place.lowerBound - 1..<min(place.upperBound - 1, bytes.count) }
    var found: [Escape] = []
    for (place, allowsNone) in seen.repeatsOfFirst {
      found.append(allowsNone ? .optionalStart(at: authors(place)) : .repeatedStart(at: authors(place)))
    }
    if !seen.bars.isEmpty { found.append(.alternation(bars: seen.bars.map(authors))) }
    if seen.last.count == 1 {
      if let multiline = seen.multiline { found.append(.endOfLine(at: authors(multiline))) }
    } else {
      let isQuoted = bytes.count > seen.last.lowerBound && bytes[seen.last.lowerBound] == UInt8(ascii: "Q")
      found.append(isQuoted ? .quotedEnd(at: authors(seen.last)) : .escapedEnd(at: authors(seen.last)))
    }
    escapes = found.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// Whether every match begins and ends where the text does.
  public var isTight: Bool {
    escapes.allSatisfy { if case .repeatedStart = $0 { true } else { false } }
  }
}

extension Anchoring.Escape {
  /// The place to underline; of an alternation the first bar.
  public var place: Range<Int> {
    switch self {
    case .alternation(let bars): bars.first ?? 0..<0
    case .optionalStart(let at), .repeatedStart(let at), .escapedEnd(let at), .quotedEnd(let at), .endOfLine(let at): at
    }
  }

  /// What it means and what to write, `pattern` being the whole.
  public func sentence(in pattern: String) -> String {
    let bytes = Array(pattern.utf8)
    func quoted(_ range: Range<Int>) -> String { "`\(String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self))`" }
    switch self {
    case .alternation(let bars):
      let edges = [0] + bars.flatMap { [$0.lowerBound, $0.upperBound] } + [bytes.count]
      let parts = stride(from: 0, to: edges.count - 1, by: 2).map { edges[$0]..<edges[$0 + 1] }
      let between = parts.dropFirst().dropLast().map { "contains \(quoted($0))" }
      let means = parts.prefix(1).map { "starts with \(quoted($0))" } + between + parts.suffix(1).map { "ends with \(quoted($0))" }
      return
        "`|` outside a group slips out of the anchors: any text matches that \(means.joined(separator: ", or ")); put the alternatives in `(…)`"
    case .optionalStart(let at):
      return
        "\(quoted(at)) at the beginning repeats the `^` that is added, so the text may begin with anything; remove it or put something before it"
    case .repeatedStart(let at): return "\(quoted(at)) at the beginning repeats the `^` that is added, which changes nothing; remove it"
    case .escapedEnd:
      return "the backslash at the end makes the `$` that is added a dollar sign, so the text may go on after it; remove it or write `\\\\`"
    case .quotedEnd(let at):
      return "\(quoted(at)) is never ended, so the `$` that is added is a dollar sign in it and the text may go on; end it with `\\E`"
    case .endOfLine(let at): return "\(quoted(at)) makes the `$` that is added the end of any line, so more lines may follow; remove `m`"
    }
  }
}
