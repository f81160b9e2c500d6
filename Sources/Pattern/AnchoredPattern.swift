/// A pattern of a trust policy, read once for all that is asked of it: the service compiles `^` + source + `$`, without a group.
public struct AnchoredPattern: Sendable {
  /// What the service compiles.
  public let pattern: Pattern
  /// What becomes of the two anchors.
  public let anchoring: Anchoring
  /// The tree of the whole. Its places count the `^`, so that a character of the author's stands one further.
  public let syntax: Syntax

  /// Reads `source`, the pattern as its author wrote it. Places in errors are those of `source`.
  public init(_ source: String) throws(PatternError) {
    let bytes = Array(source.utf8)
    let whole = [UInt8(ascii: "^")] + bytes + [UInt8(ascii: "$")]
    do {
      let seen: Parser.Seen
      (syntax, seen) = try Parser.inspect(whole)
      anchoring = Anchoring(seen, of: bytes)
    } catch {
      throw error.moved(by: -1, within: bytes.count)
    }
    pattern = Pattern(syntax, whole)
  }
}
