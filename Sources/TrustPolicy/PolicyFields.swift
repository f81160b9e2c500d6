/// The fields of a trust policy and what the service decodes each into.
enum PolicyFields {
  static let texts = ["issuer", "issuer_pattern", "subject", "subject_pattern", "audience", "audience_pattern"]

  static func names(isOrganization: Bool) -> [String] {
    texts + ["claim_pattern", "permissions"] + (isOrganization ? ["repositories"] : [])
  }

  static let repositoryFields = FieldNames(names(isOrganization: false))
  static let organizationFields = FieldNames(names(isOrganization: true))

  static func fields(_ kind: PolicyKind) -> FieldNames {
    switch kind {
    case .repository: repositoryFields
    case .organization: organizationFields
    }
  }

  /// A repository policy: every scalar field, claim pattern and permission level is text.
  static let repositoryTarget: Target = {
    var targets: [String: Target] = ["claim_pattern": .map(.text), "permissions": permissions]
    for name in texts { targets[name] = .text }
    return .fields(repositoryFields, targets: targets)
  }()

  private static let permissions: Target = .fields(
    PermissionCatalog.readNames, targets: Dictionary(uniqueKeysWithValues: PermissionCatalog.readNames.names.map { ($0, .text) }))

  /// An organization policy embeds the repository policy, and `sigs.k8s.io/yaml` takes the embedded struct itself for the target of each of
  /// its fields: so nothing becomes text but what is named like a text field one level deeper.
  static let organizationTarget: Target = {
    var targets: [String: Target] = ["repositories": .list(.text)]
    for name in repositoryFields.names { targets[name] = repositoryTarget }
    return .fields(organizationFields, targets: targets)
  }()

  static func target(_ kind: PolicyKind) -> Target {
    switch kind {
    case .repository: repositoryTarget
    case .organization: organizationTarget
    }
  }
}

/// Whose policy it is: the service reads the two kinds differently.
public enum PolicyKind: String, Sendable {
  /// A policy in any repository but the organization's policy repository.
  case repository
  /// A policy in the organization's policy repository; it may list repositories, and scalars are not coerced.
  case organization
}
