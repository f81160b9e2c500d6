import Pattern

/// Patterns and texts: the first line is a pattern, the rest a text. What is fully anchored matches no more than what is not anchored at all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPattern(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? count
  let source = Array(bytes[..<end])
  let text = Array(bytes.dropFirst(end + 1))
  if let anchored = try? Pattern.anchored(utf8: source) { _ = anchored.matches(utf8: text) }
  guard let plain = try? Pattern(utf8: source) else { return 0 }
  let matches = plain.matches(utf8: text)
  precondition(plain.matches(utf8: text) == matches, "the same question has the same answer")
  // Go encodes a surrogate as U+FFFD where it compares bytes at an anchored start, and there alone it matches.
  let mayHoldSurrogate = source.firstRange(of: Array("\\x{".utf8)) != nil
  if let full = try? Pattern.full(utf8: source), full.matches(utf8: text) {
    precondition(matches || mayHoldSurrogate, "a full match is a match")
  }
  return 0
}
