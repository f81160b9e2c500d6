import Token

/// Claims by the names that people, or other issuers, give them.
enum ClaimNames {
  /// What tokens of this issuer call the claim that the policy calls `name`, and a sentence that says so; `name` without marks, in lower case.
  static func alias(of name: String, in claims: Claims) -> (name: String, message: String, isOfAnotherIssuer: Bool)? {
    if let own = common[name], claims.names.contains(own) { return (own, "tokens call it `\(own)`", false) }
    guard let provider = Provider(claims.issuer) ?? Provider(subject: claims.subject), let names = names(of: provider),
      let own = names[name].flatMap({ $0.first(where: claims.names.contains) })
    else { return nil }
    return (own, "tokens of \(provider.shortName) call it `\(own)`", true)
  }

  private static let common = [
    "subject": "sub", "issuer": "iss", "audience": "aud", "repo": "repository", "owner": "repository_owner", "org": "repository_owner",
    "organization": "repository_owner", "branch": "ref", "tag": "ref", "gitref": "ref", "event": "event_name", "eventtype": "event_name",
    "commit": "sha", "visibility": "repository_visibility", "runner": "runner_environment", "workflowfile": "workflow_ref",
    "workflowpath": "workflow_ref", "username": "actor", "user": "actor",
  ]

  private static func names(of provider: Provider) -> [String: [String]]? {
    switch provider {
    case .github, .enterpriseServer, .enterpriseCloud: github
    case .gitlab: gitlab
    case .buildkite: buildkite
    case .google, .circleCI, .kubernetes, .terraform, .bitbucket: nil
    }
  }

  /// GitLab, ID token authentication: token payload. Of several the nearest first.
  private static let gitlab = [
    "repository": ["project_path"], "repo": ["project_path"], "repositoryid": ["project_id"], "repositoryowner": ["namespace_path"],
    "owner": ["namespace_path"], "repositoryownerid": ["namespace_id"], "repositoryvisibility": ["project_visibility"],
    "eventname": ["pipeline_source"], "event": ["pipeline_source"], "actor": ["user_login"], "actorid": ["user_id"],
    "runid": ["pipeline_id"],
    "workflowref": ["ci_config_ref_uri"], "jobworkflowref": ["ci_config_ref_uri"], "workflowsha": ["ci_config_sha"],
  ]

  /// Buildkite, OpenID Connect: claims.
  private static let buildkite = [
    "repositoryowner": ["organization_slug"], "owner": ["organization_slug"], "ref": ["build_branch", "build_tag"],
    "branch": ["build_branch"], "tag": ["build_tag"], "sha": ["build_commit"], "commit": ["build_commit"], "runnumber": ["build_number"],
  ]

  /// The other way round.
  private static let github = [
    "projectpath": ["repository"], "projectid": ["repository_id"], "namespacepath": ["repository_owner"],
    "namespaceid": ["repository_owner_id"], "projectvisibility": ["repository_visibility"], "pipelinesource": ["event_name"],
    "userlogin": ["actor"], "userid": ["actor_id"], "pipelineid": ["run_id"], "ciconfigrefuri": ["workflow_ref"],
    "ciconfigsha": ["workflow_sha"], "refpath": ["ref"], "buildbranch": ["ref"], "buildcommit": ["sha"],
    "organizationslug": ["repository_owner"],
  ]
}
