import Source

/// `encoding/json`'s strict decoding into a policy: members in the order of their sorted names, each over what earlier ones left.
struct PolicyDecoder {
  let kind: PolicyKind
  var stored = StoredPolicy()
  var problems: [FileProblem] = []
  private var repositories: ListField

  init(kind: PolicyKind, repositories: [String]?) {
    self.kind = kind
    self.repositories = ListField(repositories)
  }

  mutating func decode(_ root: Converted) {
    stored.span = root.span
    switch root.content {
    case .null: break
    case .map(let members):
      for member in members { field(member) }
    case .bool, .number, .text, .list: wrongType("the file", "a mapping", root)
    }
    stored.repositories = repositories.entries?.map(\.text)
    stored.repositorySpans = repositories.entries?.map(\.span) ?? []
    stored.repositoriesKey = repositories.key
    stored.claimPatterns?.sort { $0.key < $1.key }
    stored.permissions.sort { $0.key < $1.key }
  }

  private mutating func wrongType(_ field: String, _ expected: String, _ value: Converted) {
    problems.append(.wrongType(field: field, expected: expected, found: value.kind, at: value.span))
  }

  private mutating func field(_ member: Converted.Member) {
    switch PolicyFields.fields(kind).match(member.name) {
    case nil:
      problems.append(.unknownField(member.name, of: kind == .organization ? .organizationPolicy : .policy, at: member.key))
    case "claim_pattern": claimPattern(member)
    case "permissions": permissions(member)
    case "repositories": problems += repositories.decode(member.value, key: member.key, field: "repositories")
    case .some(let name):
      switch member.value.content {
      case .null: break
      case .text(let text): stored.texts[name] = Located(text, key: member.key, span: member.value.span)
      case .bool, .number, .list, .map: wrongType(name, "text", member.value)
      }
    }
  }

  private mutating func claimPattern(_ member: Converted.Member) {
    switch member.value.content {
    case .null: stored.claimPatterns = nil
    case .map(let members):
      var patterns = stored.claimPatterns ?? []
      var places = Dictionary(uniqueKeysWithValues: patterns.indices.map { (Array(patterns[$0].value.claim.utf8), $0) })
      for claim in members {
        var text = ""
        switch claim.value.content {
        case .null: break
        case .text(let pattern): text = pattern
        case .bool, .number, .list, .map: wrongType("claim_pattern.\(claim.name)", "text", claim.value)
        }
        let rule = Located(StoredPolicy.ClaimPattern(claim: claim.name, pattern: text), key: claim.key, span: claim.value.span)
        if let place = places[Array(claim.name.utf8)] {
          patterns[place] = rule
        } else {
          places[Array(claim.name.utf8)] = patterns.count
          patterns.append(rule)
        }
      }
      stored.claimPatterns = patterns
    case .bool, .number, .text, .list: wrongType("claim_pattern", "a mapping of claims to patterns", member.value)
    }
  }

  private mutating func permissions(_ member: Converted.Member) {
    switch member.value.content {
    case .null: break
    case .map(let members):
      for permission in members {
        guard let name = PermissionCatalog.readNames.match(permission.name) else {
          problems.append(.unknownField(permission.name, of: .permissions, at: permission.key))
          continue
        }
        switch permission.value.content {
        case .null: stored.permissions.removeAll { $0.value.name == name }
        case .text(let level):
          stored.permissions.removeAll { $0.value.name == name }
          stored.permissions.append(
            Located(Permission(name: name, level: level), key: permission.key, span: permission.value.span))
        case .bool, .number, .list, .map: wrongType("permissions.\(name)", "text", permission.value)
        }
      }
    case .bool, .number, .text, .list: wrongType("permissions", "a mapping of names to levels", member.value)
    }
  }
}
