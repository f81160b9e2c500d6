import Token

/// The claims of a token that a pattern can be matched against, those first that tell best for what the token is.
struct TextClaims {
  let names: [String]

  init(_ claims: Claims) {
    let own = claims.names.prefix(Self.limit).filter { name in
      guard case .text(let text) = claims[name] else { return false }
      return !text.isEmpty && name.utf8.count <= Self.lengthLimit && !Self.registered.contains(name)
        && name.unicodeScalars.allSatisfy { PolicyLine.isVisible($0) && $0 != "`" }
    }
    names = Self.telling.filter(own.contains) + own.filter { !Self.telling.contains($0) }
  }

  /// Such as "text claims of this token are `ref` and `actor`".
  var words: String {
    if names.isEmpty { return "this token has no text claim besides" }
    let listed = names.prefix(Self.listed).map { "`\($0)`" }.joined(separator: ", ")
    return "text claims of this token are \(listed)" + (names.count > Self.listed ? " and \(names.count - Self.listed) more" : "")
  }

  private static let limit = 200
  private static let lengthLimit = 64
  private static let listed = 6

  /// What every token has, matched elsewhere or of no use.
  private static let registered = ["iss", "sub", "aud", "exp", "iat", "nbf", "jti"]

  private static let telling = [
    "repository", "project_path", "repository_id", "project_id", "organization_slug", "pipeline_slug", "repository_owner", "namespace_path",
    "ref", "build_branch", "environment", "event_name", "pipeline_source", "job_workflow_ref", "workflow_ref", "email",
  ]
}
