import Decision
import Pattern
import TrustPolicy

/// Texts that differ in how far they go, or in little.
extension Hypothesis {
  static let partOfText = Hypothesis(id: "part-of-text") { mismatch in
    let remedy: Remedy = mismatch.goingOn ?? "write the whole text; for this token alone \(mismatch.line(exactOrPattern: mismatch.text))"
    if mismatch.match.isPattern {
      return [
        Trial(
          .pattern("(?s:.*)(?:" + mismatch.written + ")(?s:.*)"), "the pattern matches a part of the text, and it must match all of it",
          remedy: remedy)
      ]
    }
    let isPart = mismatch.written.utf8.count > 2 && mismatch.text.contains(mismatch.written)
    return [Trial(.known(isPart), "the policy's text is a part of the token's, and it must be all of it", remedy: remedy)]
  }

  /// A pattern for versions that goes less far than the token's: `v1`, and the token has `v1.2.3`.
  static let versionParts = Hypothesis(id: "version-parts") { mismatch in
    guard mismatch.match.isPattern, let own = WrittenPattern(mismatch.written) else { return [] }
    return VersionText.cuts(mismatch.text).filter { mismatch.match.matches($0.begin) }.map { begin, rest in
      let admitted = Parts(begin, claim: mismatch.claim)?.named ?? "`\(begin)`"
      return Trial(
        .pattern(own.followed(by: VersionText.moreParts)), "the pattern admits \(admitted), but not the `\(rest)` after it",
        remedy:
          Remedy("for versions with any number of parts write \(mismatch.line(pattern: own.followed(by: VersionText.moreParts)))").or(
            "if only this one is meant, \(mismatch.allowing)"))
    }
  }

  static let separators = Hypothesis(id: "separators") { mismatch in
    let marks: Set<Unicode.Scalar> = ["/", ":"]
    guard mismatch.text.unicodeScalars.contains(where: marks.contains), let wanted = mismatch.wantedText(varying: marks, by: "[/:]") else {
      return []
    }
    return [
      Trial(.token(wanted), "`/` and `:` are mixed up: the policy wants `\(wanted)`", remedy: "if it is a slip, \(mismatch.allowing)")
    ]
  }

  static let oneCharacter = Hypothesis(id: "one-character") { mismatch in
    guard let offset = mismatch.miss?.offset else { return [] }
    let before = String(decoding: mismatch.text.utf8.prefix(offset), as: UTF8.self)
    let after = String(decoding: mismatch.text.utf8.dropFirst(offset), as: UTF8.self)
    guard before.utf8.count + after.utf8.count > 2 else { return [] }
    let middles = [
      (".", String(after.dropFirst()), "differs"), ("", String(after.dropFirst()), "is too many"), (".", after, "is missing"),
    ]
    for (middle, rest, what) in middles where what == "is missing" || !after.isEmpty {
      let form = Pattern.quoted(before) + middle + Pattern.quoted(rest)
      guard let wanted = mismatch.wanted(form) else { continue }
      // An audience that was misspelt is no reason to trust a stranger's.
      let remedy: Remedy =
        mismatch.field == .audience ? "\(AudienceRequest(wanted, from: mismatch.claims).words)" : "if it is a slip, \(mismatch.allowing)"
      return [Trial(.token(wanted), "one character \(what): the policy wants `\(wanted)`", remedy: remedy)]
    }
    return []
  }
}

extension Mismatch {
  /// A text that the policy admits and a pattern of ours matches whole.
  func wanted(_ form: String) -> String? {
    if case .exact(let written) = match { return (try? Pattern.full(form))?.matches(written) == true ? written : nil }
    guard case .pattern(let pattern, _) = match, let full = try? Pattern.full(form),
      let own = try? Language(matching: full), let language = try? Language(matching: pattern)
    else { return nil }
    return try? language.witness(within: own)
  }

  /// A text that the policy admits and that differs from the token's only in `marks`.
  fileprivate func wantedText(varying marks: Set<Unicode.Scalar>, by form: String) -> String? {
    wanted(text.unicodeScalars.map { marks.contains($0) ? form : Pattern.quoted(String(Character($0))) }.joined())
  }
}
