import Decision
import Pattern
import Source
import TrustPolicy

/// What goes wrong when a policy is typed.
extension Hypothesis {
  static let whiteSpace = Hypothesis(id: "white-space") { mismatch in
    let written = mismatch.written.trimmed
    let isLine = mismatch.written.unicodeScalars.last == "\n"
    return [
      Trial(
        mismatch.policy(written),
        isLine ? "the policy's text has a trailing newline, and the token's has none" : "the policy's text has blanks at its edge",
        remedy: isLine
          ? Remedy("write \(mismatch.line(written)) on one line").or("begin the block with `|-` or `>-`")
          : "write \(mismatch.line(written))"),
      Trial(
        .token(mismatch.text.trimmed), "the token's text has blanks at its edge",
        remedy: "take them out where the issuer is set up; a policy that admits them: \(mismatch.allowing)"),
    ]
  }

  static let quotes = Hypothesis(id: "quotes") { mismatch in
    guard let first = mismatch.written.first, "\"'`".contains(first), mismatch.written.count > 2, mismatch.written.last == first else {
      return []
    }
    let written = String(mismatch.written.dropFirst().dropLast())
    return [
      Trial(
        mismatch.policy(written), "the quotes are part of the policy's text",
        remedy: "write \(mismatch.line(written)) without the inner quotes")
    ]
  }

  static let letterCase = Hypothesis(id: "case") { mismatch in
    let message = "the case of letters differs, and case counts"
    if !mismatch.match.isPattern {
      let isFolded = mismatch.written.lowercased().hasSameBytes(as: mismatch.text.lowercased())
      return [Trial(.known(isFolded), message, remedy: "write it as the token has it: \(mismatch.line(exact: mismatch.text))")]
    }
    let letters = PatternLetters(mismatch.written)
    let candidates = [
      letters?.recased(matching: mismatch.text), WrittenPattern(mismatch.written)?.recased(mismatch.text), letters?.lowercased,
    ]
    return candidates.compactMap { $0 }.map {
      Trial(.pattern($0), message, remedy: "write it as the token has it: \(mismatch.line(pattern: $0))")
    } + [Trial(.pattern("(?i)" + mismatch.written), message, remedy: "write it as the token has it: `\(mismatch.text)`")]
  }

  static let patternAsText = Hypothesis(id: "pattern-as-text") { mismatch in
    guard !mismatch.match.isPattern, mismatch.written.unicodeScalars.contains(where: { "\\*+?()[]|^$".unicodeScalars.contains($0) }) else {
      return []
    }
    return [
      Trial(
        .pattern(mismatch.written), "\(mismatch.key) is compared literally, and its text is a pattern",
        remedy: mismatch.writing(pattern: mismatch.written))
    ]
  }

  static let glob = Hypothesis(id: "glob") { mismatch in
    guard mismatch.written.contains("*") || mismatch.written.contains("?") else { return [] }
    let message =
      mismatch.match.isPattern
      ? "`*` is written as in a file name, but a pattern is a regular expression, where it repeats what stands before it"
      : "\(mismatch.key) is compared literally: `\(mismatch.written.contains("*") ? "*" : "?")` is no wildcard there"
    return Glob.patterns(mismatch.written, isPattern: mismatch.match.isPattern).map { pattern in
      // Who wants runs of every kind wants those as well whose names have a slash.
      let isWide = mismatch.field == .subject && pattern.hasSuffix(Glob.Star.name) && Breadth(pattern, subject: mismatch.text).words != nil
      let pattern = isWide ? pattern.dropLast(Glob.Star.name.count) + Glob.Star.text : pattern
      return Trial(.pattern(pattern), message, remedy: mismatch.writing(pattern: pattern, note: Glob.words(pattern)))
    }
  }

  static let extraEscape = Hypothesis(id: "extra-escape") { mismatch in
    if mismatch.match.isPattern {
      let written = mismatch.written.replacing("\\\\", with: "\\")
      return [
        Trial(
          .pattern(written), "the backslashes are doubled, so they stand for backslashes in the token's text",
          remedy: "write \(mismatch.line(pattern: written)): only between double quotes is a backslash doubled")
      ]
    }
    let written = mismatch.written.replacing("\\", with: "")
    return [
      Trial(
        .exact(written), "\(mismatch.key) is compared literally, so its backslashes are part of the text",
        remedy: "write \(mismatch.line(exact: written))")
    ]
  }

  static let delimiters = Hypothesis(id: "delimiters") { mismatch in
    guard mismatch.match.isPattern, mismatch.written.count > 2, mismatch.written.hasPrefix("/"), mismatch.written.hasSuffix("/") else {
      return []
    }
    let written = String(mismatch.written.dropFirst().dropLast())
    return [
      Trial(
        .pattern(written), "the slashes around the pattern are part of it", remedy: mismatch.writing(pattern: written))
    ]
  }

  static let coercedNumber = Hypothesis(id: "coerced-number") { mismatch in
    guard mismatch.text.unicodeScalars.allSatisfy({ "0123456789.eE+-_".unicodeScalars.contains($0) }), mismatch.policy?.kind == .repository
    else {
      return []
    }
    // What the service makes of the token's text where it stands without quotes.
    let file = PolicyFile(SourceText(name: "", text: "issuer: a\nsubject: \(mismatch.text)\n"), kind: .repository)
    guard case .exact(let read) = file.policy?.subject.value else { return [] }
    return [
      Trial(
        .known(read.hasSameBytes(as: mismatch.written) && !read.hasSameBytes(as: mismatch.text)),
        "without quotes it is a number, which the service reads as `\(read)`",
        remedy: "put it in quotes: \(mismatch.line(exactOrPattern: mismatch.text))")
    ]
  }
}

extension String {
  /// Without white space at its edges.
  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    return String(scalars)
  }
}
