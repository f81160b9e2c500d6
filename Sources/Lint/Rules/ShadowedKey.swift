import Source
import TrustPolicy

extension Rule {
  static let shadowedKey = Rule(
    id: "shadowed-key", severity: .error,
    summary: "two keys for one field, of which one wins",
    rationale: """
      Keys do not regard case, but duplicates are found only among equal ones. Of `subject` and `Subject` the one wins whose bytes sort last, \
      wherever it stands, unless it is null; a `claim_pattern: null` that sorts last takes all patterns away.
      """,
    bad: [
      "subject: a\n[[Subject]]: b",
      "[[SUBJECT]]: b\nsubject_pattern: ''\nsubject: a",
      "claim_pattern: {ref: a}\n[[Claim_Pattern]]: {ref: b}",
      "permissions:\n  contents: read\n  [[CONTENTS]]: write",
    ],
    good: [
      "subject: a\nsubject_pattern: ''",
      "claim_pattern:\n  ref: a\n  REF: b",
      "permissions:\n  contents: read\n  issues: write",
    ]
  ) { file in
    let permissions = file.policy == nil ? [] : file.members(of: "permissions", in: .permissions)
    return [file.members, permissions].flatMap(shadowed)
  }

  private static func shadowed(among members: [WrittenText.Member]) -> [Remark] {
    let last = Dictionary(members.compactMap { member in member.field.map { ($0, member) } }) { one, other in
      one.name.utf8.lexicographicallyPrecedes(other.name.utf8) ? other : one
    }
    return members.compactMap { member in
      guard let field = member.field, let last = last[field], last.key != member.key else { return nil }
      return Remark(
        member.key, "`\(member.name)` and `\(last.name)` are the same field, and `\(last.name)` wins", help: "keep one of the two")
    }
  }
}
