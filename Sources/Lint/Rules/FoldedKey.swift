import Source
import TrustPolicy

extension Rule {
  static let foldedKey = Rule(
    id: "folded-key", severity: .warning,
    summary: "a key in another case than the field's",
    rationale: """
      The service takes `Subject` for `subject`, and `\\u017F` for an `s`. Other tools, reviewers and searches do not, and a second key in \
      another case is no duplicate.
      """,
    bad: [
      "[[Subject]]: a",
      "[[CLAIM_PATTERN]]: {ref: a}",
      "permissions:\n  [[Contents]]: read",
    ],
    good: [
      "subject: a",
      "claim_pattern:\n  Ref: a",
      "permissions:\n  contents: read",
    ]
  ) { file in
    let permissions = file.policy == nil ? [] : file.members(of: "permissions", in: .permissions)
    let spellings = Dictionary((file.members + permissions).compactMap { member in member.field.map { ($0, 1) } }, uniquingKeysWith: +)
    return (file.members + permissions).compactMap { member in
      guard let field = member.field, !field.utf8.elementsEqual(member.name.utf8) else { return nil }
      // One of two spellings cannot be changed into the other: that is for `shadowed-key` to say.
      let isAlone = spellings[field] == 1
      return Remark(
        member.key, "the service takes `\(member.name)` for `\(field)`", help: "write `\(field)`",
        fix: isAlone ? FixIt("write the field's own name", [.init(member.key, field)], changesMeaning: false) : nil)
    }
  }
}
