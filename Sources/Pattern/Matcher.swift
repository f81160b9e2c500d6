import Synchronization

/// A compiled pattern: the text that every match begins with, and a program for the rest. A class because the automaton is made by the
/// first text that needs it.
///
/// That it may be shared, which the compiler cannot see: `made` is written once, by whoever holds `making` and finds it empty, and before
/// `isMade` is stored with release; others read it only after they have loaded `isMade` as true with acquire. `Synchronization` has a type
/// for this, whose every load costs as much as matching a subject.
final class Matcher: @unchecked Sendable {
  /// What every match begins with, right at the beginning of the text.
  let prefix: [UInt8]
  /// Whether the text must end after the prefix.
  let isExact: Bool
  let program: Program
  private let isMade = Atomic(false)
  private let making = Mutex(())
  private var made: Automaton?

  init(_ syntax: Syntax) {
    let simplified = Simplified(syntax)
    let surrogates = simplified.hasSurrogate ? SurrogatePrefix.length(syntax, Program(simplified)) : 0
    let (prefix, rest) = simplified.anchoredPrefix(surrogates: surrogates)
    self.prefix = prefix
    isExact = !prefix.isEmpty && rest == .assertion(.endText)
    program = prefix.isEmpty ? Program(simplified) : Program(rest, after: Alphabet.Kind(UInt32(prefix[prefix.count - 1])))
  }

  /// Whether the pattern matches somewhere in `text`.
  func matches(_ text: borrowing Span<UInt8>) -> Bool {
    if !prefix.isEmpty {
      guard text.count >= prefix.count else { return false }
      for index in prefix.indices where text[index] != prefix[index] { return false }
      if isExact { return text.count == prefix.count }
    }
    return automaton.matches(text, from: prefix.count)
  }

  private var automaton: Automaton {
    if isMade.load(ordering: .acquiring), let made { return made }
    return making.withLock { _ in
      if let made { return made }
      let automaton = Automaton(program)
      made = automaton
      isMade.store(true, ordering: .releasing)
      return automaton
    }
  }
}

extension Simplified {
  /// The UTF-8 text right after the beginning of the text, and what follows it. Empty where there is none.
  /// Of the first `surrogates` code points, those that are surrogates stand for U+FFFD.
  func anchoredPrefix(surrogates: Int) -> (prefix: [UInt8], rest: Simplified) {
    guard case .sequence(let parts) = self, parts[0] == .assertion(.beginText) else { return ([], self) }
    var (points, following) = Self.leadingText(parts.dropFirst())
    // An invalid byte matches U+FFFD too, and other surrogates match nothing.
    let allowed = points.indices.prefix { points[$0] != UTF8Decoding.replacement && ($0 < surrogates || Unicode.Scalar(points[$0]) != nil) }
    let text = points.prefix(allowed.count)
    points.removeFirst(allowed.count)
    let rest = (points.isEmpty ? [] : [.points(points)]) + following
    guard !text.isEmpty else { return ([], self) }
    var prefix: [UInt8] = []
    for point in text { prefix += Array(String(Character(Unicode.Scalar(point) ?? "\u{FFFD}")).utf8) }
    return (prefix, Self.sequence(of: rest))
  }

  /// The code points that every match of `parts` begins with, and what follows them.
  private static func leadingText(_ parts: ArraySlice<Simplified>) -> (points: [UInt32], rest: [Simplified]) {
    guard let first = parts.first else { return ([], []) }
    let following = parts.dropFirst()
    switch first {
    case .points(let text):
      let (points, rest) = leadingText(following)
      return (text + points, rest)
    case .copies(.points(let text), let required, 0):
      let (points, rest) = leadingText(following)
      return (Array(repeatElement(text, count: required).joined()) + points, rest)
    case .copies(let body, let required, let optional) where required > 0:
      let (points, rest) = leadingText([body])
      if points.isEmpty { break }
      let more = Simplified.copies(body, required: required - 1, optional: optional)
      guard rest.isEmpty, required > 1 else { return (points, rest + (required + optional > 1 ? [more] : []) + following) }
      let (others, last) = leadingText([more] + following)
      return (points + others, last)
    case .loop(let body, atLeastOnce: true):
      let (points, rest) = leadingText([body])
      if points.isEmpty { break }
      return (points, rest + [.loop(body, atLeastOnce: false)] + following)
    case .sequence(let inner):
      let (points, rest) = leadingText(inner[...])
      return (points, rest + following)
    default: break
    }
    return ([], Array(parts))
  }
}
