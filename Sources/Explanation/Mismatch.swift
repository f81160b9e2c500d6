import Decision
import Pattern
import Token
import TrustPolicy

/// A text of a token that is not what the policy wants, with all that may tell why.
struct Mismatch: Sendable {
  let field: Check.Field
  let match: StringMatch
  /// The token's.
  let text: String
  /// Nil where it is no policy that wants it.
  let policy: TrustPolicy?
  let claims: Claims
  let domain: String

  /// The policy's text.
  var written: String { match.written }

  /// The claim that it is about.
  var claim: String {
    switch field {
    case .issuer, .issuerForm: "iss"
    case .subject, .subjectForm: "sub"
    case .audience, .audienceForm: "aud"
    case .claim(let name): name
    }
  }

  /// The policy's key, as its author wrote it.
  var key: String {
    switch field {
    case .issuer, .issuerForm: "`issuer`"
    case .subject, .subjectForm: "`subject`"
    case .audience, .audienceForm: "`audience`"
    case .claim(let name): "`\(name)`"
    }
  }

  /// The text of another claim of the token.
  func text(of claim: String) -> String? {
    guard case .text(let text) = claims[claim] else { return nil }
    return text
  }

  /// Texts longer than this are not explained: no claim that means anything is.
  static let lengthLimit = 4096

  /// Where the text stops to fit.
  var miss: Explanation.Miss? {
    guard text.utf8.count <= Self.lengthLimit else { return nil }
    switch match {
    case .exact(let wanted):
      var offset = 0
      for (a, b) in zip(wanted.unicodeScalars, text.unicodeScalars) {
        if a != b { break }
        offset += UTF8.width(a)
      }
      let rest = String(decoding: wanted.utf8.dropFirst(offset), as: UTF8.self)
      return Explanation.Miss(text: text, offset: offset, accepted: rest.isEmpty ? "the end of the text" : "`\(rest)`", isTelling: true)
    case .pattern(let pattern, _):
      return pattern.reach(in: text).map { Explanation.Miss(text: text, offset: $0.offset, accepted: $0.words, isTelling: $0.isTelling) }
    }
  }

  /// The first cause that holds, or what can be said without one.
  var cause: Explanation.Cause? {
    // What alternatives outside of a group admit besides is not what anybody wants.
    guard let grouping = Grouping(written, match), let cause = with(.pattern(grouping.grouped))?.cause else { return tested ?? fallback }
    return Explanation.Cause(cause.id, cause.message, [grouping.remedy(line(pattern:))] + cause.remedies, lines: cause.lines)
  }

  /// The first hypothesis under which the check would have passed.
  var tested: Explanation.Cause? {
    guard text.utf8.count <= Self.lengthLimit, written.utf8.count <= Self.lengthLimit else { return nil }
    return first(of: Hypothesis.all) ?? Composition(self).cause ?? PartSearch(self).cause ?? first(of: Hypothesis.general)
  }

  private func first(of hypotheses: [Hypothesis]) -> Explanation.Cause? {
    for hypothesis in hypotheses {
      for trial in hypothesis.trials(self) where passes(trial.change) {
        if let cause = cause(hypothesis.id, trial.message, trial.remedy + trial.caution) { return cause }
      }
    }
    return nil
  }

  /// Nil where a line that the remedy offers would not let the token pass.
  func cause(_ id: String, _ message: String, _ remedy: Remedy) -> Explanation.Cause? {
    remedy.lines.allSatisfy { $0.admits(claims) } ? Explanation.Cause(id, message, remedy: remedy) : nil
  }

  /// Whether the check passes after `change`.
  func passes(_ change: Trial.Change) -> Bool {
    switch change {
    case .token(let text): match.matches(text)
    case .exact(let written): StringMatch.exact(written).matches(text)
    case .pattern(let written): (try? Pattern.anchored(written))?.matches(text) ?? false
    case .known(let holds): holds
    }
  }

  private var fallback: Explanation.Cause? {
    let shown = text.isEmpty ? "an empty text" : "`\(text)`"
    let only = onlyTexts
    let message = only.isEmpty ? "the policy does not admit \(shown)" : "the policy admits \(only), and the token has \(shown)"
    return Explanation.Cause("other-text", message, remedy: "\(condition), \(allowing)")
  }

  /// Nobody is to trust an issuer for the sake of a token.
  private var condition: String {
    guard field == .issuer, let host = text.split(separator: "/").dropFirst().first else { return "if this token is meant" }
    return "only if you trust whoever runs `\(host)`"
  }

  /// The few texts that the policy admits, in words; empty where there are many.
  private var onlyTexts: String {
    guard case .pattern(let pattern, _) = match, var language = try? Language(matching: pattern), language.isFinite else { return "" }
    var texts: [String] = []
    while let text = language.witness() {
      if texts.count == Self.fewTexts { return "" }
      texts.append(text)
      guard let one = try? Language(exactly: text), let rest = try? language.subtracting(one) else { return "" }
      language = rest
    }
    return texts.isEmpty ? "no text at all" : "only " + texts.map { "`\($0)`" }.joined(separator: " or ")
  }

  private static let fewTexts = 4
}

extension StringMatch {
  /// The only text that is admitted; nil where there are more, or none.
  var onlyText: String? {
    switch self {
    case .exact(let text): text
    case .pattern(let pattern, _): pattern.onlyText ?? (try? Language(matching: pattern))?.onlyText
    }
  }
}

// MARK: - Words for remedies

extension Mismatch {
  /// The policy's line with this text.
  func line(exact text: String) -> PolicyLine { PolicyLine(field, exact: text) }

  /// The policy's line with this pattern.
  func line(pattern: String) -> PolicyLine { PolicyLine(field, pattern: pattern) }

  /// The policy's line with this in the place of its text.
  func line(_ written: String) -> PolicyLine {
    match.isPattern ? line(pattern: written) : line(exact: written)
  }

  /// The policy's line for one text, in the way in which the field is written now.
  func line(exactOrPattern text: String) -> PolicyLine {
    match.isPattern ? line(pattern: Pattern.quoted(text)) : line(exact: text)
  }

  /// The policy's change after which it admits the token's text, as an imperative. A pattern goes on to admit what it does, and nothing
  /// else besides.
  var allowing: Remedy {
    guard match.isPattern else { return "write \(line(exact: text)) instead" }
    return adding() ?? "let the pattern admit `\(text)`"
  }

  /// The pattern with an alternative for the token's text.
  private func adding() -> Remedy? {
    guard text.unicodeScalars.allSatisfy(PolicyLine.isVisible), let wider = widened() else { return nil }
    if let legible = WrittenPattern(written)?.admitting(text, keepingIDs: true), legible != wider, legible.utf8.count <= Self.patternLimit {
      let line = line(pattern: legible)
      if line.admits(claims) { return "write \(line) instead, with or without ids as before" }
    }
    let line = line(pattern: wider)
    guard wider.utf8.count <= Self.patternLimit, line.admits(claims) else { return nil }
    return "extend the pattern: \(line)"
  }

  /// The pattern that admits the token's text besides.
  private func widened() -> String? {
    if let own = WrittenPattern(written) { return own.admitting(text) }
    guard let anchored = try? AnchoredPattern(written), anchored.anchoring.isTight else { return nil }
    return "((?:" + written + ")|" + Pattern.quoted(text) + ")"
  }

  /// Bytes of the longest pattern that is offered to be copied.
  private static let patternLimit = 512
}
