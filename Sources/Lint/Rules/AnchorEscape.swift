import Issuers
import Pattern
import Source

extension Rule {
  static let anchorEscape = Rule(
    id: "anchor-escape", severity: .error,
    summary: "a pattern that slips out of the anchors that the service adds",
    rationale: """
      The service compiles `^` + pattern + `$` without a group. So `a|b` is anything that starts with `a` or ends with `b`; a repetition at the \
      start repeats the `^`; a backslash or an open `\\Q` at the end takes the `$` for itself; and `(?m)` lets more lines follow.
      """,
    bad: [
      "subject_pattern: repo:acme/app:pull_request[[|]]repo:acme/lib:pull_request",
      "claim_pattern:\n  ref: refs/heads/main[[|]]refs/heads/next",
      "claim_pattern:\n  ref: '[[*]]main'",
      "claim_pattern:\n  ref: 'refs/heads/main[[\\]]'",
      "claim_pattern:\n  ref: '[[\\Qrefs/heads/main]]'",
      "claim_pattern:\n  workflow: '[[(?m)]]release'",
    ],
    good: [
      "subject_pattern: (repo:acme/app:pull_request|repo:acme/lib:pull_request)",
      "subject_pattern: ^repo:acme/app:pull_request$|^repo:acme/lib:pull_request$",
      "claim_pattern:\n  ref: '\\Qrefs/heads/main\\E'",
      "claim_pattern:\n  ref: .*|main",
    ]
  ) { file in
    file.comparisons.flatMap { comparison -> [Remark] in
      guard let anchoring = comparison.pattern?.anchoring, !anchoring.isTight else { return [] }
      return anchoring.escapes.compactMap { escape in
        if case .repeatedStart = escape { return nil }
        guard let meant = comparison.meant(by: escape), let more = comparison.texts(besides: meant) else { return nil }
        guard let witness = comparison.part.witness(more) else { return nil }
        // That `.` does not match a line end is no hole that anybody uses.
        if witness.utf8.contains(0x0A), !escape.isEndOfLine { return nil }
        // Where GitHub sends one of a few words, and none of them slips through, the pattern works as it is.
        let isHarmless = file.isForGitHub && GitHubClaims.words(of: comparison.claim).map { !$0.contains(where: more.contains) } ?? false
        return Remark(
          comparison.place(escape.place), escape.sentence(in: comparison.text), witness: comparison.witness(witness),
          fix: comparison.grouping(escape), severity: isHarmless ? .note : nil)
      }
    }
  }
}

extension Anchoring.Escape {
  fileprivate var isEndOfLine: Bool {
    switch self {
    case .endOfLine: true
    case .alternation, .optionalStart, .repeatedStart, .escapedEnd, .quotedEnd: false
    }
  }
}

extension Comparison {
  /// The texts that the author had in mind: the pattern in a group, without what makes it escape.
  fileprivate func meant(by escape: Anchoring.Escape) -> Pattern? {
    let bytes = Array(text.utf8)
    let source: String
    switch escape {
    case .alternation, .repeatedStart: source = text
    case .optionalStart(let at), .escapedEnd(let at):
      source = String(decoding: bytes[..<at.lowerBound] + bytes[at.upperBound...], as: UTF8.self)
    case .quotedEnd: source = text + "\\E"
    case .endOfLine(let at):
      let flags = String(decoding: bytes[at], as: UTF8.self)
      source =
        String(decoding: bytes[..<at.lowerBound], as: UTF8.self) + flags.replacing("m", with: "")
        + String(decoding: bytes[at.upperBound...], as: UTF8.self)
    }
    // `(?)` is no flag, and nothing is left of it.
    return try? Pattern.full(source.replacing("(?)", with: ""))
  }

  /// The texts that are let in and that `meant` does not match.
  fileprivate func texts(besides meant: Pattern) -> Language? {
    reason { language, budget throws(Language.TooComplex) in
      try language.subtracting(Language(matching: meant, within: budget), within: budget)
    }
  }

  /// Puts the alternatives in a group.
  fileprivate func grouping(_ escape: Anchoring.Escape) -> FixIt? {
    guard case .alternation = escape, isPlaced, pattern?.anchoring.escapes.count == 1 else { return nil }
    let whole = place(0..<text.utf8.count)
    return FixIt(
      "put the alternatives in a group", [.init(Span(whole.start, whole.start), "("), .init(Span(whole.end, whole.end), ")")],
      changesMeaning: true)
  }
}
