import TrustPolicy

extension Rule {
  /// All rules, those of a kind together, in the order of the manual.
  public static let all: [Rule] = refused + misread + useless + lax + exchanges

  /// The rule with this id.
  public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }

  /// The id that was probably meant by `id`, which no rule has.
  public static func nearest(to id: String) -> String? { Spelling.nearest(to: id, in: all.map(\.id)) }

  /// What the service refuses.
  static let refused: [Rule] = [
    yamlSyntax, unknownField, duplicateKey, wrongType, issuerChoice, subjectChoice, audienceChoice, invalidPattern, unknownPermission,
    allowlistEmpty, allowlistMode, allowlistLimits, allowlistIssuer, allowlistSpansHost,
  ]

  /// What the service reads differently from what is written.
  static let misread: [Rule] = [
    ignoredContent, anchorEscape, coercedScalar, trailingNewline, shadowedKey, emptyRepositories, nullPattern, foldedKey,
  ]

  /// What can never work.
  static let useless: [Rule] = [
    neverMatches, unknownClaim, globNotRegex, permissionLevel, permissionNotHeld, repositoryOwnerPrefix, fileName, workflowMissing,
    issuerNotAllowed,
  ]

  /// What lets in more than was meant.
  static let lax: [Rule] = [
    openIssuer, siblingRepository, pullRequestWrite, anyRefWrite, unpinnedOrganizationPolicy, issuerPatternSpansHost, mutableWorkflowRef,
    immutableSubject, unescapedDot, literalPattern, redundantAnchor, idleClaimPattern, noPermissions, broadPermission, tooComplex,
    unusedSuppression,
  ]
}
