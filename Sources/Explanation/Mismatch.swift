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
  let policy: TrustPolicy
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
      return Explanation.Miss(text: text, offset: offset, accepted: rest.isEmpty ? "the end of the text" : "`\(rest)`")
    case .pattern(let pattern, _):
      return pattern.reach(in: text).map { Explanation.Miss(text: text, offset: $0.offset, accepted: $0.words) }
    }
  }

  /// The first cause that holds, or what can be said without one.
  var cause: Explanation.Cause? { tested ?? fallback }

  /// The first hypothesis under which the check would have passed.
  var tested: Explanation.Cause? {
    guard text.utf8.count <= Self.lengthLimit, written.utf8.count <= Self.lengthLimit else { return nil }
    return first(of: Hypothesis.all) ?? PartSearch(self).cause ?? first(of: Hypothesis.general)
  }

  private func first(of hypotheses: [Hypothesis]) -> Explanation.Cause? {
    for hypothesis in hypotheses {
      for trial in hypothesis.trials(self) where passes(trial.change) {
        return Explanation.Cause(hypothesis.id, trial.message, remedy: trial.remedy)
      }
    }
    return nil
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
    return Explanation.Cause("other-text", message, remedy: "if this token is meant, \(allowing)")
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

// MARK: - Words for remedies

extension Mismatch {
  /// The policy's line with this text.
  func line(exact text: String) -> String {
    switch field {
    case .claim(let name): "`\(name): \(Pattern.quoted(text))`"
    case .issuer, .subject, .audience, .issuerForm, .subjectForm, .audienceForm: "`\(key): \(text)`"
    }
  }

  /// The policy's line with this pattern.
  func line(pattern: String) -> String {
    switch field {
    case .claim(let name): "`\(name): \(pattern)`"
    case .issuer, .subject, .audience, .issuerForm, .subjectForm, .audienceForm: "`\(key)_pattern: \(pattern)`"
    }
  }

  /// The policy's line with this in the place of its text.
  func line(_ written: String) -> String {
    match.isPattern ? line(pattern: written) : line(exact: written)
  }

  /// The policy's change after which it admits the token's text, as an imperative.
  var allowing: String {
    guard match.isPattern else { return "write \(line(exact: text))" }
    let isGroup = written.hasPrefix("(") && !written.hasPrefix("(?") && written.hasSuffix(")")
    let wider = "(" + (isGroup ? String(written.dropFirst().dropLast()) : written) + "|" + Pattern.quoted(text) + ")"
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    let isShort = wider.utf8.count <= Self.exampleLimit && isPlain && passes(.pattern(wider))
    return "let the pattern admit `\(text)`" + (isShort ? ": \(line(pattern: wider))" : "")
  }

  /// Bytes of the longest pattern that is written out as an example.
  private static let exampleLimit = 60

  private var key: String {
    switch field {
    case .issuer, .issuerForm: "issuer"
    case .subject, .subjectForm: "subject"
    case .audience, .audienceForm: "audience"
    case .claim(let name): name
    }
  }
}
