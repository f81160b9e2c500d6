import JSON

/// An issuer whose tokens can be made up.
public enum IssuerKind: String, Sendable, CaseIterable {
  case github, gitlab, google, kubernetes, buildkite, circleci, terraform

  /// The claims of a token of another issuer than GitHub. Its own documentation is the source of each form.
  func token(_ run: RunDescription, audience: String, issuedAt: Int?) throws(RunError) -> ClaimSheet {
    let project = run.fields[.repository] ?? "acme/app"
    if self == .google, project.contains("@") { throw .accountAddress(project) }
    let owner = project.split(separator: "/").dropLast().joined(separator: "/")
    let name = project.split(separator: "/").last.map(String.init) ?? project
    let ref = run.fields[.ref].map { $0.hasPrefix("refs/") ? $0.split(separator: "/").dropFirst(2).joined(separator: "/") : $0 } ?? "main"
    let isTag = run.fields[.ref]?.hasPrefix("refs/tags/") == true
    var given = run.claims
    if let environment = run.fields[.environment], self == .gitlab { given.insert(.init("environment", .string(environment)), at: 0) }
    if let actor = run.fields[.actor], self == .gitlab { given.insert(.init("user_login", .string(actor)), at: 0) }
    var sheet = ClaimSheet(given: given)
    switch self {
    case .github: break
    case .gitlab:
      sheet.add("iss", "https://gitlab.com", .assumed)
      sheet.derive("sub", "project_path:\(project):ref_type:\(isTag ? "tag" : "branch"):ref:\(ref)")
      sheet.derive("namespace_path", owner)
      sheet.assume("namespace_id", "72")
      sheet.add("project_path", .string(project), run.fields[.repository] == nil ? .assumed : .given)
      sheet.assume("project_id", "20")
      sheet.assume("pipeline_source", run.fields[.event] ?? "push")
      sheet.add("ref", .string(ref), run.fields[.ref] == nil ? .assumed : .given)
      sheet.derive("ref_type", isTag ? "tag" : "branch")
      sheet.derive("ref_path", "refs/\(isTag ? "tags" : "heads")/\(ref)")
      sheet.assume("ref_protected", "true")
      sheet.assume("user_login", "octocat")
      sheet.assume("project_visibility", run.fields[.visibility] ?? "private")
      sheet.assume("runner_environment", "gitlab-hosted")
    case .google:
      sheet.add("iss", "https://accounts.google.com", .derived)
      sheet.assume("sub", "113774264463038321964")
      sheet.assume("email", "\(name)@\(owner.isEmpty ? "acme" : owner).iam.gserviceaccount.com")
      sheet.add("email_verified", true, .assumed)
    case .kubernetes:
      sheet.assume("iss", "https://container.googleapis.com/v1/projects/acme/locations/europe-west1/clusters/main")
      sheet.add("sub", .string("system:serviceaccount:\(owner.isEmpty ? "default" : owner):\(name)"), .derived)
    case .buildkite:
      sheet.add("iss", "https://agent.buildkite.com", .derived)
      let fullRef = "refs/\(isTag ? "tags" : "heads")/\(ref)"
      let commit = "6dcb09b5b57875f334f61aebed695e2e4193db5e"
      sheet.derive("sub", "organization:\(owner):pipeline:\(name):ref:\(fullRef):commit:\(commit):step:build")
      sheet.derive("organization_slug", owner)
      sheet.derive("pipeline_slug", name)
      sheet.add("build_branch", .string(ref), run.fields[.ref] == nil ? .assumed : .given)
      sheet.assume("build_commit", commit)
      sheet.assume("step_key", "build")
    case .circleci:
      let organization = "f1e2d3c4-0000-4000-8000-000000000001"
      let ids = "project/f1e2d3c4-0000-4000-8000-000000000002/user/f1e2d3c4-0000-4000-8000-000000000003"
      sheet.assume("iss", "https://oidc.circleci.com/org/\(organization)")
      sheet.assume("sub", "org/\(organization)/\(ids)")
      sheet.derive("oidc.circleci.com/vcs-origin", "github.com/\(project)")
      sheet.derive("oidc.circleci.com/vcs-ref", "refs/\(isTag ? "tags" : "heads")/\(ref)")
    case .terraform:
      sheet.add("iss", "https://app.terraform.io", .derived)
      let workspace = run.fields[.environment] ?? "prod"
      sheet.derive("sub", "organization:\(owner):project:\(name):workspace:\(workspace):run_phase:plan")
      sheet.derive("terraform_organization_name", owner)
      sheet.derive("terraform_project_name", name)
      sheet.derive("terraform_workspace_name", workspace)
      sheet.assume("terraform_run_phase", "plan")
    }
    sheet.assume("aud", audience)
    if let issuedAt {
      sheet.add("iat", .number(issuedAt), .derived)
      sheet.add("nbf", .number(issuedAt), .derived)
      sheet.add("exp", .number(issuedAt + 3600), .derived)
    }
    sheet.addRest()
    return sheet
  }
}
