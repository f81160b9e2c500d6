import Pattern

/// An issuer, beside GitHub, that signs the tokens of all its customers, and where their names stand in them.
///
/// The OpenID Connect pages of GitLab, Buildkite, HCP Terraform.
public struct SharedIssuer: Sendable {
  public let url: String
  /// What stands in a subject before the customer's name.
  public let beforeOwner: String
  /// Subjects of customers whose name is plain letters.
  public let subject: Language
  /// Claims that name the customer.
  public let naming: Set<String>

  private init(_ url: String, _ beforeOwner: String, rest: String, naming: Set<String>) {
    self.url = url
    self.beforeOwner = beforeOwner
    subject = .form(Pattern.quoted(beforeOwner) + "[a-z]+" + rest)
    self.naming = naming
  }

  /// Google's, whose subjects are numbers.
  public static let google = "https://accounts.google.com"

  /// Those whose subjects name the customer.
  public static let all = [
    SharedIssuer(
      "https://gitlab.com", "project_path:", rest: "/[a-z]+:ref_type:(branch|tag):ref:.+",
      naming: ["project_path", "namespace_path", "project_id", "namespace_id", "user_login", "user_email", "user_id"]),
    SharedIssuer(
      "https://agent.buildkite.com", "organization:", rest: ":pipeline:.+",
      naming: ["organization_slug", "organization_id", "pipeline_id", "pipeline_slug"]),
    SharedIssuer(
      "https://app.terraform.io", "organization:", rest: ":project:.+",
      naming: ["terraform_organization_id", "terraform_organization_name", "terraform_workspace_id", "terraform_project_id"]),
  ]
}
