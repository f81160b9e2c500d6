import Source
import TrustPolicy
import YAML

extension Rule {
  static let nullPattern = Rule(
    id: "null-pattern", severity: .error,
    summary: "a claim pattern without a value",
    rationale: "A claim pattern that is null or empty asks for a claim that is there and is empty, not for any value.",
    bad: [
      "claim_pattern:\n  [[ref]]:",
      "claim_pattern:\n  ref: [[~]]",
      "claim_pattern: { [[ref:main]]}",
    ],
    good: [
      "claim_pattern:\n  ref: ''",
      "claim_pattern:\n  ref: refs/heads/main",
      "claim_pattern: {ref: main}",
    ]
  ) { file in
    guard file.policy != nil else { return [] }
    return file.members(of: "claim_pattern", in: .claims).compactMap { member in
      guard case .scalar(.null) = member.value.content else { return nil }
      let isFlowKey = member.name.contains(":")
      return Remark(
        member.span.start == member.span.end ? member.key : member.span, "no value here means that `\(member.name)` must be empty",
        help: isFlowKey ? "put a space after the colon" : "write the pattern, or `''` if the claim must be empty",
        witness: Witness([.init(member.name, "x")], isAdmitted: false))
    }
  }
}
