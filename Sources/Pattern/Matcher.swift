import Synchronization

/// A compiled pattern: the text that every match begins with, and a program for the rest. A class because the automaton is made by the
/// first text that needs it; it never changes after that.
final class Matcher: Sendable {
  private let prefix: [UInt8]
  /// Whether the text must end after the prefix.
  private let isExact: Bool
  let program: Program
  private let automaton = AtomicLazyReference<Automaton>()

  init(_ simplified: Simplified) {
    let (prefix, rest) = simplified.anchoredPrefix
    self.prefix = prefix
    isExact = !prefix.isEmpty && rest == .assertion(.endText)
    program = Program(prefix.isEmpty ? simplified : .sequence(of: [.assertion(.beginText), rest]))
  }

  /// Whether the pattern matches somewhere in `text`.
  func matches(_ text: borrowing Span<UInt8>) -> Bool {
    if !prefix.isEmpty {
      guard text.count >= prefix.count else { return false }
      for index in prefix.indices where text[index] != prefix[index] { return false }
      if isExact { return text.count == prefix.count }
    }
    let automaton = automaton.load() ?? automaton.storeIfNil(Automaton(program))
    return automaton.matches(text, from: prefix.count)
  }
}

extension Simplified {
  /// The UTF-8 text right after the beginning of the text, and what follows it, which does not look back. Empty where there is none.
  var anchoredPrefix: (prefix: [UInt8], rest: Simplified) {
    guard case .sequence(let parts) = self, parts.count > 1, parts[0] == .assertion(.beginText), case .points(let points) = parts[1] else {
      return ([], self)
    }
    // An invalid byte matches U+FFFD too, and a surrogate matches nothing.
    let text = points.prefix { $0 != UTF8Decoding.replacement && Unicode.Scalar($0) != nil }
    let rest: [Simplified] = (text.count < points.count ? [.points(Array(points[text.count...]))] : []) + parts.dropFirst(2)
    guard !text.isEmpty, !rest.contains(where: \.looksBack) else { return ([], self) }
    var prefix: [UInt8] = []
    for point in text { if let scalar = Unicode.Scalar(point) { prefix += Array(String(Character(scalar)).utf8) } }
    return (prefix, Self.sequence(of: rest))
  }

  private var looksBack: Bool {
    switch self {
    case .assertion(let assertion): assertion != .endText && assertion != .endLine
    case .sequence(let parts), .choice(let parts): parts.contains(where: \.looksBack)
    case .loop(let body, _), .copies(let body, _, _): body.looksBack
    default: false
    }
  }
}
