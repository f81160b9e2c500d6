import Pattern
import Source
import TrustPolicy

/// Two slips of the pen in one text: the first put right leaves the second alone.
struct Composition {
  private let mismatch: Mismatch

  init(_ mismatch: Mismatch) {
    self.mismatch = mismatch
  }

  /// What can be put right by writing the policy otherwise, and is so plain that two of it are still certain.
  private static let slips: [Hypothesis] = [
    .whiteSpace, .quotes, .extraEscape, .delimiters, .missingRepo, .immutableSubject, .refPrefix, .issuerScheme, .issuerSlash, .letterCase,
    .glob, .patternAsText,
  ]

  /// Longer texts would take too many trials.
  private static let lengthLimit = 512

  /// Nil where no two explain the text.
  var cause: Explanation.Cause? {
    guard mismatch.text.utf8.count <= Self.lengthLimit, mismatch.written.utf8.count <= Self.lengthLimit else { return nil }
    for first in Self.slips {
      for trial in first.trials(mismatch) {
        guard let changed = mismatch.with(trial.change) else { continue }
        for second in Self.slips where second.id != first.id {
          for rest in second.trials(changed) where changed.passes(rest.change) {
            let message = trial.message + "; and " + rest.message
            // The line of the second holds both changes.
            guard !rest.remedy.lines.isEmpty, let cause = mismatch.cause("two-slips", message, rest.remedy + trial.caution + rest.caution)
            else { continue }
            return cause
          }
        }
      }
    }
    return nil
  }
}

extension Mismatch {
  /// The mismatch that is left after a change of the policy's text; nil where that changes nothing, or is none.
  func with(_ change: Trial.Change) -> Mismatch? {
    let changed: StringMatch
    switch change {
    case .exact(let text): changed = .exact(text)
    case .pattern(let text):
      guard let pattern = try? Pattern.anchored(text) else { return nil }
      changed = .pattern(pattern, written: text)
    case .token, .known: return nil
    }
    guard !changed.written.hasSameBytes(as: written) || changed.isPattern != match.isPattern else { return nil }
    return Mismatch(field: field, match: changed, text: text, policy: policy, claims: claims, domain: domain)
  }
}
