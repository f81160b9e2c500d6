import Source
import TrustPolicy
import YAML

extension Rule {
  static let coercedScalar = Rule(
    id: "coerced-scalar", severity: .error,
    summary: "a number or a boolean that is stored as another text",
    rationale: """
      Without quotes YAML 1.1 reads `on`, `012`, `1_000` or 21 digits as booleans and numbers, and the service turns those into text again: \
      `true`, `10`, `1000`, `1.0531404e+20`. A token never carries that.
      """,
    bad: [
      "issuer: https://accounts.google.com\nsubject: [[105314040000000000001]]",
      "claim_pattern:\n  environment: [[on]]",
      "claim_pattern:\n  run_number: [[012]]\n  version: [[1.10]]",
      Example("repositories: [ [[no]] ]", kind: .organizationPolicy),
    ],
    good: [
      "issuer: https://accounts.google.com\nsubject: '105314040000000000001'",
      "claim_pattern:\n  repository_id: 123456",
      "claim_pattern:\n  ref_protected: True",
      "claim_pattern:\n  date: 2024-01-01",
    ]
  ) { file in
    file.texts.compactMap { value in
      guard case .scalar(let scalar) = value.content, let stored = scalar.coercedText else { return nil }
      guard let written = file.text?.scalar(of: value), written.style == .plain, let span = file.text?.document[value.node].span else {
        return nil
      }
      // `True` is meant as `true`.
      guard written.text != stored, written.text.lowercased() != stored else { return nil }
      return Remark(
        span, "the service stores `\(stored)` for `\(written.text)`", help: "put it in quotes",
        fix: FixIt("put it in quotes", [.init(span, "'\(written.text)'")], changesMeaning: true))
    }
  }
}

extension LintedFile {
  /// The values that the service turns into text.
  fileprivate var texts: [Value] {
    guard let text, stage != .parse else { return [] }
    let fields = ["claim_pattern", "permissions", "repositories", "mode", "issuers", "issuer_patterns"]
    return members.flatMap { member -> [Value] in
      guard let field = member.field else { return [] }
      guard fields.contains(field) else { return [member.value] }
      switch member.value.content {
      case .scalar: return [member.value]
      case .list(let items): return items
      case .map: return text.members(of: member.value, in: .claims).map(\.value)
      }
    }
  }
}
